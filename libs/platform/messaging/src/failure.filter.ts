import { Catch, type ExceptionFilter } from '@nestjs/common'
import { type Observable, throwError } from 'rxjs'

/** Hands whatever was thrown to the transport as it is: Nest would make an «Internal server error» of it. */
@Catch()
export class FailureFilter implements ExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error)
  }
}
