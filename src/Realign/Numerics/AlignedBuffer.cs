using System.Runtime.CompilerServices;

namespace Realign.Numerics;

/// <summary>
/// Doubles that start on a 64-byte boundary and do not move, so that a 512-bit load never crosses a cache line. Zeroed.
/// Internal to the kernels; everything public uses <see cref="Matrix"/> and <see cref="Tensor"/>.
/// </summary>
internal sealed unsafe class AlignedBuffer
{
    private const int Alignment = 64;
    private readonly double[] _pinned;

    public AlignedBuffer(int length)
    {
        Length = length;
        _pinned = GC.AllocateArray<double>(length + (Alignment / sizeof(double)), pinned: true);
        var start = (nuint)Unsafe.AsPointer(ref _pinned[0]);
        Pointer = (double*)((start + Alignment - 1) & ~(nuint)(Alignment - 1));
    }

    public int Length { get; }

    /// <summary>Valid as long as this object is reachable.</summary>
    public double* Pointer { get; }

    public Span<double> Span => new(Pointer, Length);

    /// <summary>The next multiple of eight: the number of doubles in a 512-bit vector.</summary>
    public static int Padded(int length) => (length + 7) & ~7;
}
