using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Realign.Events;

namespace Realign.Server.Shelf;

/// <summary>Reads the default world and solves on it once while the server is already up, so that the first visitor does not wait; ready when that is done.</summary>
internal sealed class Warming(DataShelf shelf) : BackgroundService, IHealthCheck
{
    private volatile bool _done;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_done ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The default world is still being read."));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(
        () =>
        {
            var model = shelf.Model(null);
            model.Solve(new ShockBuilder(model.World).AddTariff("USA", "COL", "*", 0.1).ToShock(), null, stoppingToken);
            _done = true;
        },
        stoppingToken);
}
