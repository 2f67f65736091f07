using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace Realign.Cluster;

/// <summary>What workers and coordinators set alike.</summary>
internal static class ClusterMember
{
    /// <summary>How long a call may take. Work takes longer, but is handed in and asked after.</summary>
    public static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(6);

    private const string Npgsql = "Npgsql";

    public static ISiloBuilder UseCluster(this ISiloBuilder silo, ClusterAddress address)
    {
        if (address.IsRedis) silo.UseRedisClustering(options => options.ConfigurationOptions = address.RedisOptions());
        else silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (Npgsql, address.PostgresConnection()));
        return silo
            .Configure<ClusterOptions>(Name)
            .Configure<SiloMessagingOptions>(options => options.ResponseTimeout = ResponseTimeout);
    }

    public static IClientBuilder UseCluster(this IClientBuilder client, ClusterAddress address)
    {
        if (address.IsRedis) client.UseRedisClustering(options => options.ConfigurationOptions = address.RedisOptions());
        else client.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (Npgsql, address.PostgresConnection()));
        return client
            .Configure<ClusterOptions>(Name)
            .Configure<ClientMessagingOptions>(options => options.ResponseTimeout = ResponseTimeout)
            .Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = TimeSpan.FromSeconds(2));
    }

    private static void Name(ClusterOptions options) => (options.ClusterId, options.ServiceId) = ("realign", "realign");
}
