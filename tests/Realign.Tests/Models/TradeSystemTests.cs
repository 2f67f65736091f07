using Realign.Models.GeneralEquilibrium;

namespace Realign.Tests.Models;

public class TradeSystemTests
{
    /// <summary>Kernels work on pointers, which do not keep their buffers: whoever makes one must hold the buffer until the end.</summary>
    [Fact]
    public void A_world_is_laid_out_the_same_while_memory_is_collected()
    {
        var world = ShippedWorld.Value;
        double[] expected = [.. new TradeSystem(world).DomesticResponse.Span];
        using var stop = new CancellationTokenSource();
        var collector = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                GC.Collect();
                Thread.Sleep(1);
                _ = GC.AllocateArray<double>(200_000, pinned: true);
            }
        });
        collector.Start();
        try
        {
            for (int k = 0; k < 3; k++) Assert.True(expected.AsSpan().SequenceEqual(new TradeSystem(world).DomesticResponse.Span), $"layout {k}");
        }
        finally
        {
            stop.Cancel();
            collector.Join();
        }
    }
}
