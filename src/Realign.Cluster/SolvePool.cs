using System.Threading.Channels;

namespace Realign.Cluster;

/// <summary>The threads that solve. They are its own: the thread pool, on which grains run, is never kept busy by a solve.</summary>
internal sealed class SolvePool : IDisposable
{
    private readonly Channel<Action> _work = Channel.CreateUnbounded<Action>();
    private readonly Thread[] _threads;

    public SolvePool(int threads)
    {
        _threads = [.. Enumerable.Range(0, threads).Select(k => new Thread(Work) { IsBackground = true, Name = $"solve {k}" })];
        foreach (var thread in _threads) thread.Start();
    }

    public int Threads => _threads.Length;

    /// <summary>Puts work at the end of the queue. It must not throw.</summary>
    public void Add(Action work) => _work.Writer.TryWrite(work);

    /// <summary>Takes no more work; what has begun goes on to its end in the background.</summary>
    public void Dispose() => _work.Writer.TryComplete();

    private void Work()
    {
        // A thread of our own may wait.
        while (_work.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            while (_work.Reader.TryRead(out var work)) work();
    }
}
