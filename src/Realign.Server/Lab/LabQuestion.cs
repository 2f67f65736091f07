using System.Diagnostics;

namespace Realign.Server.Lab;

/// <summary>
/// Asks the bench one question at a time. A newer one replaces the one that waits, so that there is never a queue; the one that is being solved is finished and shown, since a picture that
/// lags by one step reads as movement, unless it takes longer than <see cref="Patience"/>: then it is dropped. One visitor's; not safe for several threads.
/// </summary>
/// <param name="answer">Answers a state; cancelled when it is dropped.</param>
internal sealed class LabQuestion(Func<LabState, CancellationToken, Task> answer) : IDisposable
{
    private CancellationTokenSource? _solving;
    private LabState? _waiting;
    private long _since;

    /// <summary>How long a question may still be solved when there is a newer one.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMilliseconds(150);

    /// <summary>Whether a question is being solved.</summary>
    public bool Busy => _solving is not null;

    /// <summary>Ends when this question, or the newer one that took its place, is answered; at once when another call is at it.</summary>
    public async Task Ask(LabState state)
    {
        _waiting = state;
        if (_solving is { } current)
        {
            var left = Patience - Stopwatch.GetElapsedTime(_since);
            if (left > TimeSpan.Zero) current.CancelAfter(left);
            else await current.CancelAsync();
            return;
        }

        while (_waiting is { } next)
        {
            _waiting = null;
            using var solving = _solving = new CancellationTokenSource();
            _since = Stopwatch.GetTimestamp();
            try
            {
                await answer(next, solving.Token);
            }
            catch (OperationCanceledException) when (solving.IsCancellationRequested)
            {
            }
            finally
            {
                _solving = null;
            }
        }
    }

    /// <summary>Drops what is asked.</summary>
    public void Dispose()
    {
        _waiting = null;
        _solving?.Cancel();
    }
}
