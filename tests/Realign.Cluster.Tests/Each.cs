namespace Realign.Cluster.Tests;

/// <summary>Progress that is told at once, on the thread that reports it.</summary>
internal sealed class Each<T>(Action<T> act) : IProgress<T>
{
    public void Report(T value) => act(value);
}
