namespace Realign.Cli;

/// <summary>What the process returns; docs/cli.md documents it.</summary>
internal static class ExitCode
{
    public const int Ok = 0;
    public const int Defect = 1;
    public const int BadInput = 2;
    public const int NotConverged = 3;
    public const int CheckFailed = 4;
    public const int Interrupted = 130;
}
