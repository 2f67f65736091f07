using Realign.Numerics;

namespace Realign.Models.Ensembles;

/// <summary>
/// Where the uncertain inputs of a draw take their random numbers: all from one stream but, where variance shares are asked for, one input from
/// a second stream.
/// </summary>
/// <param name="Stream">Of every input that is not swapped.</param>
/// <param name="Other">Of the swapped one.</param>
/// <param name="Swapped">Which is swapped; −1 for none.</param>
public readonly record struct InputSource(CounterRandom Stream, CounterRandom Other, int Swapped)
{
    public static InputSource Of(CounterRandom stream) => new(stream, stream, -1);

    public CounterRandom this[int input] => input == Swapped ? Other : Stream;
}
