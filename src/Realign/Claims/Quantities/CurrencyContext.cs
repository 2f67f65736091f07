namespace Realign.Claims.Quantities;

/// <summary>What a bare "$" and "pesos" mean in a text.</summary>
/// <param name="DollarSign">ISO code of "$".</param>
/// <param name="Pesos">ISO code of "pesos", or <see cref="Units.Pesos"/> when the text leaves it open.</param>
public readonly record struct CurrencyContext(string DollarSign, string Pesos)
{
    public static CurrencyContext Default { get; } = new("USD", Units.Pesos);
}
