using Microsoft.AspNetCore.Builder;
using Realign.Server.Operations;

namespace Realign.Server.Tests;

/// <summary>A server on a free port of this machine, and a client of it.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    private readonly WebApplication _app = ServerApplication.Build(new ServerOptions { ApplicationName = "Realign.Cli", Listen = "http://127.0.0.1:0" });

    public HttpClient Client { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync(TestContext.Current.CancellationToken);
        Client.BaseAddress = new Uri(_app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
