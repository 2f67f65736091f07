using Microsoft.Extensions.Configuration;

namespace Realign.Server.Operations;

/// <summary>Reads what the server is told: a flag comes before the environment, that before the file, that before what the program does by itself.</summary>
public static class ServerConfiguration
{
    /// <summary>How variables of the environment begin: <c>REALIGN_ACCESS__KEYS</c> is <c>access:keys</c>.</summary>
    public const string Prefix = "REALIGN_";

    /// <summary>The variable that names the file when no flag does.</summary>
    public const string FileVariable = Prefix + "CONFIG";

    /// <summary>The options.</summary>
    /// <param name="file">A JSON file; null for that of <see cref="FileVariable"/>, if there is one.</param>
    /// <param name="flags">Names such as <c>jobs:workers</c> with the values of flags; null where a flag was not given.</param>
    /// <exception cref="RealignException">The file is missing or no JSON, or there is a name in it, or a value anywhere, that the server does not know.</exception>
    public static ServerOptions Read(string? file, IEnumerable<KeyValuePair<string, string?>> flags)
    {
        string? named = file ?? (Environment.GetEnvironmentVariable(FileVariable) is { Length: > 0 } variable ? variable : null);
        var builder = new ConfigurationBuilder();
        if (named is not null)
        {
            string path = Path.GetFullPath(named);
            if (!File.Exists(path)) throw new RealignException($"The configuration {named} is not there. Name a JSON file with --config FILE, or none.");
            builder.AddJsonFile(path, optional: false, reloadOnChange: false);
            // By itself first: a name that is spelt wrong would otherwise change nothing, and nobody would see it.
            Bind(new ConfigurationBuilder().AddJsonFile(path, optional: false, reloadOnChange: false), named, strict: true);
        }

        builder.AddEnvironmentVariables(Prefix).AddInMemoryCollection(flags.Where(f => f.Value is not null));
        var options = Bind(builder, named ?? "the configuration", strict: false);
        options.Check();
        return options;
    }

    private static ServerOptions Bind(IConfigurationBuilder builder, string where, bool strict)
    {
        try
        {
            var options = new ServerOptions();
            builder.Build().Bind(options, binding => binding.ErrorOnUnknownConfiguration = strict);
            return options;
        }
        catch (Exception e) when (e is InvalidOperationException or InvalidDataException or FormatException)
        {
            throw new RealignException($"{where}: {(e is InvalidDataException ? e.InnerException ?? e : e).Message} See docs/operations.md for the names and values.");
        }
    }
}
