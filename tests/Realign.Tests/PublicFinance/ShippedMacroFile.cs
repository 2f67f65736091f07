using Realign.PublicFinance.Macro;

namespace Realign.Tests.PublicFinance;

internal static class ShippedMacroFile
{
    private static readonly Lazy<MacroData> _data = new(() => MacroFile.Read(Path));

    public static string Path => System.IO.Path.Combine(Repository.Root, "data", "macro", "macro.csv");

    public static MacroData Value => _data.Value;
}
