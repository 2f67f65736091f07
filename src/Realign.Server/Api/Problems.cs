using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;
using Realign.Files;
using Realign.Server.Jobs;

namespace Realign.Server.Api;

/// <summary>Turns what a request got wrong into <c>application/problem+json</c>; what else is thrown is logged, and answered without saying what it was.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the container.")]
internal sealed partial class Problems(IProblemDetailsService writer, ILogger<Problems> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (!context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)) return false;
        var problem = Of(exception);
        if (problem.Status == StatusCodes.Status500InternalServerError) Defect(log, context.Request.Method, context.Request.Path, exception);
        context.Response.StatusCode = problem.Status!.Value;
        return await writer.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem }).ConfigureAwait(false);
    }

    /// <summary>A handled exception is not logged by the framework; the query and the body may hold what is nobody's business.</summary>
    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} met a defect.")]
    private static partial void Defect(ILogger log, string method, string path, Exception exception);

    private static ProblemDetails Of(Exception exception) => exception switch
    {
        RequestException e => With(Problem(400, "A field of the request is wrong.", e.Message), ("field", e.Field), ("value", e.Value), ("remedy", e.Remedy)),
        FileException e => With(Problem(400, "The text that was sent is wrong.", e.Message), ("field", "body"), ("line", e.Line), ("column", e.Column)),
        NotFoundException e => Problem(404, "There is no such thing.", e.Message),
        StateException or KeyReusedException => Problem(409, "The request does not fit how things stand.", exception.Message),
        QueueFullException e => Problem(429, "The queue is full.", e.Message),
        NotConvergedException e => Problem(422, "There is no equilibrium to report.", e.Message),
        RealignException e => Problem(400, "The request is wrong.", e.Message),
        BadHttpRequestException { InnerException: JsonException e } => With(Problem(400, "The text that was sent is wrong.", $"The body is no JSON: {e.Message}"), ("field", "body"), ("remedy", "Send an object, like {\"kind\": \"case\"}.")),
        BadHttpRequestException e => Problem(e.StatusCode, "The request is wrong.", e.StatusCode == 413 ? "The body is larger than this server reads, 1 MiB. Send less." : e.Message),
        _ => Problem(500, "This is a defect of Realign.", "Please report it with the request that you sent."),
    };

    /// <summary>Routing refuses a body of another kind before anything is thrown; what it answers is completed here.</summary>
    public static void Explain(ProblemDetailsContext context)
    {
        if (context.ProblemDetails.Status == StatusCodes.Status415UnsupportedMediaType)
            context.ProblemDetails.Detail ??= "This takes JSON. Send the header Content-Type: application/json.";
    }

    private static ProblemDetails Problem(int status, string title, string detail) => new() { Status = status, Title = title, Detail = detail };

    private static ProblemDetails With(ProblemDetails problem, params (string Name, object? Value)[] more)
    {
        foreach (var (name, value) in more) problem.Extensions[name] = value;
        return problem;
    }
}
