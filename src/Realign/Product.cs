using System.Reflection;

namespace Realign;

/// <summary>What this library calls itself in results.</summary>
public static class Product
{
    /// <summary>The version, without build metadata.</summary>
    public static string Version { get; } =
        typeof(Product).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
