namespace Realign.Numerics;

/// <summary>
/// Random numbers that are a function of (seed, draw, position) alone, so that draws can be made in any order, on any thread, or again.
/// The mixing function is SplitMix64 (Steele, Lea, Flood 2014), applied to each word in turn.
/// </summary>
public readonly record struct CounterRandom(long Seed, long Draw)
{
    /// <summary>A number in the open interval (0, 1).</summary>
    public double Uniform(int position)
    {
        ulong word = Mix(Mix(Mix((ulong)Seed) + (ulong)Draw) + (ulong)position);
        return ((word >> 11) + 0.5) * (1.0 / (1UL << 53));
    }

    private static ulong Mix(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
