namespace Realign.Cli;

/// <summary>Progress that says each step on standard error.</summary>
internal sealed class Said : IProgress<string>
{
    public void Report(string value) => Terminal.Hint(value);
}
