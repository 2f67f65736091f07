namespace Realign.Numerics;

/// <summary>Rounds numbers to a few binary digits, so that files of them compress.</summary>
internal static class Significand
{
    private const int StoredBits = 52;

    /// <summary>The nearest number with that many significant binary digits; halves away from zero.</summary>
    public static double Round(double value, int digits)
    {
        int dropped = StoredBits + 1 - digits;
        long bits = BitConverter.DoubleToInt64Bits(value);
        return BitConverter.Int64BitsToDouble((bits + (1L << (dropped - 1))) & ~((1L << dropped) - 1));
    }
}
