using Realign.PublicFinance.Macro;

namespace Realign.Cli;

/// <summary>The macro figures that came with the command, behind those of a file of the user's.</summary>
internal static class ShippedMacro
{
    private static string File => Path.Combine(AppContext.BaseDirectory, "macro", "macro.csv");

    public static MacroData Read(string? own)
    {
        var shipped = MacroFile.Read(File);
        return own is null ? shipped : MacroFile.Read(own).Before(shipped);
    }
}
