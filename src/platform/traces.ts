import { ROOT_CONTEXT, SpanKind, SpanStatusCode, context, propagation, trace } from '@opentelemetry/api'
import type { Attributes, Span } from '@opentelemetry/api'

/** Where traces go, and who they are of. */
export type TraceOptions = {
  /** OTLP over HTTP, such as `http://collector:4318/v1/traces`. */
  readonly to: string
  /** The share of requests that are traced, from 0 to 1, where the caller has not decided. */
  readonly share: number
}

export type Traces = { close(): Promise<void> }

const tracer = trace.getTracer('answerable')

/**
 * Sends traces of requests and their statements to a collector (OpenTelemetry). The library is loaded only here, so a
 * service without traces carries none of it. Spans hold names of routes and statements, never what was in them.
 */
export async function startTraces({ to, share }: TraceOptions): Promise<Traces> {
  const [sdk, { OTLPTraceExporter }, { AsyncLocalStorageContextManager }, { resourceFromAttributes }, core] =
    await Promise.all([
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/context-async-hooks'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/core'),
    ])
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'answerable' }),
    sampler: new sdk.ParentBasedSampler({ root: new sdk.TraceIdRatioBasedSampler(share) }),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: to }) })],
  })
  trace.setGlobalTracerProvider(provider)
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  propagation.setGlobalPropagator(new core.W3CTraceContextPropagator())
  return { close: () => provider.shutdown().catch(() => undefined) }
}

/** Does `work` as one span of the request; a caller's `traceparent` is continued. */
export function requestSpan<T>(
  name: string,
  attributes: Attributes,
  headers: Readonly<Record<string, unknown>>,
  work: () => Promise<T>,
): Promise<T> {
  const parent = propagation.extract(ROOT_CONTEXT, headers)
  return tracer.startActiveSpan(name, { kind: SpanKind.SERVER, attributes }, parent, (span) =>
    finished(span, work),
  )
}

/** Does `work` as a part of the span that is under way; just does it where none is. */
export function partSpan<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (!trace.getActiveSpan()?.isRecording()) return work()
  return tracer.startActiveSpan(name, { kind: SpanKind.CLIENT }, (span) => finished(span, work))
}

async function finished<T>(span: Span, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    // Messages of errors may hold what somebody wrote: only the kind of error goes out.
    span.setStatus({ code: SpanStatusCode.ERROR })
    span.setAttribute('error.type', error instanceof Error ? error.name : typeof error)
    throw error
  } finally {
    span.end()
  }
}
