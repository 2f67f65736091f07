using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Realign.Server.Operations;

namespace Realign.Server.Tests;

/// <summary>A server on a free port of this machine, and a client of it.</summary>
public class RunningServer : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("realign-server-").FullName;
    private readonly WebApplication _app;

    public RunningServer() : this(new ServerOptions())
    {
    }

    internal RunningServer(ServerOptions options) => _app = ServerApplication.Build(options with { ApplicationName = "Realign.Cli", Listen = "http://127.0.0.1:0", Data = _data });

    /// <summary>A client that follows nowhere, keeps no cookies and shows no key.</summary>
    public HttpClient Client { get; } = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

    public string Data => _data;

    public IServiceProvider Services => _app.Services;

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync(TestContext.Current.CancellationToken);
        Client.BaseAddress = new Uri(_app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();
}
