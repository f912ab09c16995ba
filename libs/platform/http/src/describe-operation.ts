import { ApiBearerAuth, ApiOperation, ApiResponse } from '@nestjs/swagger'
import type { Access, FailureClass } from '@twofold/platform-contract'
import * as z from 'zod'
import { problemContent } from './problem-schema.js'
import type { ServedOperation } from './served-operation.js'

/** Puts an operation into the API document: what it is for, who may call it, and each answer that it may give. */
export function describeOperation(
  { operation, name, failures, signedIn }: ServedOperation,
  statuses: readonly number[],
  { etag, location }: { etag?: string; location?: unknown },
): MethodDecorator {
  const { summary, access, output } = operation
  const [tag = ''] = name.split('.')
  const headers = {
    ...(etag && { ETag: { description: 'The version, for If-Match', schema: { type: 'string' as const } } }),
    ...(location !== undefined && { Location: { description: 'Its address', schema: { type: 'string' as const } } }),
  }
  const body = output instanceof z.ZodVoid ? {} : { standardSchema: output }
  return (controller, method, descriptor) => {
    const decorate = (decorator: MethodDecorator) => void decorator(controller, method, descriptor)
    decorate(ApiOperation({ operationId: name, summary, description: whoMay(access), tags: [tag] }))
    if (signedIn) decorate(ApiBearerAuth())
    for (const status of statuses) decorate(ApiResponse({ status, description: summary, headers, ...body }))
    for (const [status, those] of byStatus(failures)) {
      const description = those.map(({ kind }) => kind.title).join(' · ')
      decorate(ApiResponse({ status, description, content: problemContent(those) }))
    }
  }
}

function whoMay(access: Access): string {
  if (access === 'anyone') return 'Open to anyone.'
  return typeof access === 'object' ? `Needs the role ${access.role}.` : 'Needs a signed-in account.'
}

function byStatus(failures: readonly FailureClass[]): Map<number, FailureClass[]> {
  const grouped = new Map<number, FailureClass[]>()
  for (const failure of failures) {
    grouped.set(failure.kind.status, [...(grouped.get(failure.kind.status) ?? []), failure])
  }
  return grouped
}
