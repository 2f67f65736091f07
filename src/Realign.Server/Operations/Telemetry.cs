using System.Collections;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Realign.Server.Jobs;
using Realign.Server.Shelf;

namespace Realign.Server.Operations;

/// <summary>What operators see: logs on standard error; metrics and traces by OpenTelemetry, when its own variable <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to.</summary>
internal static class Telemetry
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this WebApplicationBuilder builder, LogOptions log)
    {
        if (log.Json) builder.Logging.AddJsonConsole(console => (console.IncludeScopes, console.UseUtcTimestamp, console.TimestampFormat) = (true, true, "yyyy-MM-ddTHH:mm:ss.fffZ"));
        else builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.UseUtcTimestamp, console.TimestampFormat) = (true, true, "HH:mm:ss "));
        builder.Logging.SetMinimumLevel(log.Level);
        // It warns at every start that the keys of cookies are not encrypted: whoever reads the store may sign in, as docs/operations.md says.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSingleton<SolveMeter>();
        if (string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(Endpoint))) return;
        // OpenTelemetry reads its variables where the application keeps its configuration, which has none of the environment's by itself.
        builder.Configuration.AddInMemoryCollection(Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(v => KeyValuePair.Create((string)v.Key, (string?)v.Value)).Where(v => v.Key.StartsWith("OTEL_", StringComparison.Ordinal)));
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("realign", serviceVersion: Product.Version))
            .WithMetrics(metrics => metrics.AddMeter(JobMeter.Name, SolveMeter.Name).AddAspNetCoreInstrumentation().AddRuntimeInstrumentation())
            .WithTracing(traces => traces.AddSource(JobMeter.Name).AddAspNetCoreInstrumentation())
            .UseOtlpExporter();
    }
}
