import { Module } from '@nestjs/common'
import { Gate } from './gate.js'
import { Intake } from './intake.js'
import { Listening } from './listening.js'
import { Problems } from './problems.js'
import { Routes } from './routes.js'

@Module({ providers: [Gate, Intake, Listening, Problems, Routes] })
export class HttpModule {}
