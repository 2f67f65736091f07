using System.CommandLine;
using Realign.Cluster;

namespace Realign.Cli;

/// <summary><c>--cluster</c>, and the variable that stands in for it, so that a password need not stand in a list of processes.</summary>
internal static class ClusterFlag
{
    private const string Variable = "REALIGN_CLUSTER";

    public static Option<string?> Create(string description) =>
        new("--cluster") { Description = $"{description} redis://HOST:6379, rediss:// for TLS, or postgres://USER@HOST:5432/DATABASE; 'env' takes it from {Variable}.", HelpName = "URL" };

    /// <summary>The address; null when the option is not given.</summary>
    public static ClusterAddress? Read(string? given) =>
        given is null ? null
        : given != "env" ? ClusterAddress.Parse(given)
        : Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? ClusterAddress.Parse(text)
        : throw new RealignException($"--cluster env: the variable {Variable} is not set. Set it to the address of the cluster.");
}
