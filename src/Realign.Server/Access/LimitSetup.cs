using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Realign.Server.Access;

/// <summary>Puts <see cref="RequestLimits"/> in force. What is refused is answered with code 429 and, where it is known, when to come back.</summary>
internal static class LimitSetup
{
    /// <summary>Of endpoints that compute.</summary>
    public const string Computing = "computing";

    /// <summary>Of the form to sign in.</summary>
    public const string SigningIn = "signing-in";

    public static void AddLimits(this IServiceCollection services, RequestLimits limits) => services.AddRateLimiter(options =>
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            ? RateLimitPartition.GetFixedWindowLimiter(Caller.Of(context), _ => PerMinute(limits.PerMinute))
            : RateLimitPartition.GetNoLimiter(""));
        options.AddPolicy(Computing, _ => RateLimitPartition.GetConcurrencyLimiter("", _ => new ConcurrencyLimiterOptions { PermitLimit = limits.AtATime, QueueLimit = limits.Waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst }));
        options.AddPolicy(SigningIn, context => RateLimitPartition.GetFixedWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "", _ => PerMinute(limits.SignInsPerMinute)));
        options.OnRejected = async (rejected, cancellation) =>
        {
            string when = "";
            if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            {
                string seconds = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                rejected.HttpContext.Response.Headers.RetryAfter = seconds;
                when = $" Come back in {seconds} seconds.";
            }

            await TypedResults.Problem(
                when.Length > 0 ? $"More was asked in a minute than this server answers one caller.{when}" : "As many computations wait as may. Ask again in a moment, or send longer work as a job.",
                statusCode: StatusCodes.Status429TooManyRequests, title: "Too many requests.").ExecuteAsync(rejected.HttpContext).ConfigureAwait(false);
        };
    });

    private static FixedWindowRateLimiterOptions PerMinute(int permits) => new() { PermitLimit = permits, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 };
}
