using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Realign.Server.Api;

namespace Realign.Server.Tests.Api;

public class ProblemsTests
{
    [Fact]
    public async Task A_defect_is_logged_with_its_cause_and_answered_without_it()
    {
        var (logged, answer, status) = await Answer(new InvalidOperationException("the inner workings"));
        Assert.Equal(StatusCodes.Status500InternalServerError, status);
        var (level, message, exception) = Assert.Single(logged);
        Assert.Equal(LogLevel.Error, level);
        Assert.Equal("GET /api/v1/worlds met a defect.", message);
        Assert.Equal("the inner workings", exception?.Message);
        Assert.Contains("defect", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("inner workings", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_of_the_caller_is_answered_and_not_logged()
    {
        var (logged, answer, status) = await Answer(new RealignException("'XYZ' is no economy."));
        Assert.Equal(StatusCodes.Status400BadRequest, status);
        Assert.Empty(logged);
        Assert.Contains("is no economy", answer, StringComparison.Ordinal);
    }

    private static async Task<(List<(LogLevel, string, Exception?)> Logged, string Answer, int Status)> Answer(Exception thrown)
    {
        var log = new Remembered();
        await using var services = new ServiceCollection().AddLogging().AddProblemDetails().AddSingleton<ILogger<Problems>>(log).AddSingleton<Problems>().BuildServiceProvider();
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = services };
        (context.Request.Method, context.Request.Path, context.Request.QueryString, context.Response.Body) = ("GET", "/api/v1/worlds", new QueryString("?secret=1"), body);
        Assert.True(await services.GetRequiredService<Problems>().TryHandleAsync(context, thrown, TestContext.Current.CancellationToken));
        return (log.Lines, System.Text.Encoding.UTF8.GetString(body.ToArray()), context.Response.StatusCode);
    }

    private sealed class Remembered : ILogger<Problems>
    {
        public List<(LogLevel, string, Exception?)> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add((logLevel, formatter(state, exception), exception));
    }
}
