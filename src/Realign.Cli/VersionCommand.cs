using System.CommandLine;
using System.Runtime.InteropServices;

namespace Realign.Cli;

/// <summary><c>realign version</c>.</summary>
internal static class VersionCommand
{
    public static Command Create()
    {
        var command = new Command("version", "Print the version of Realign and of .NET.");
        command.SetAction(_ =>
        {
            Console.WriteLine($"realign {Product.Version} ({RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier})");
            return ExitCode.Ok;
        });
        return command;
    }
}
