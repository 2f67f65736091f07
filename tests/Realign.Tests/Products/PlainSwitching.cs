namespace Realign.Tests.Products;

/// <summary>
/// The same economy in levels, by nothing but halving intervals: quantities demanded of every origin at given prices from the CES demand system written with
/// taste parameters, supply less what other markets take, and the price index at which all markets clear.
/// </summary>
internal sealed class PlainSwitching
{
    private readonly double[] _taste;
    private readonly double[] _duty;
    private readonly double[] _made;
    private readonly double[] _elsewhere;
    private readonly double _σ;
    private readonly double _ω;
    private readonly double _η;
    private readonly double _spending;

    public PlainSwitching(double[] values, double[] duties, double[] ours, double wanted, double added, double σ, double ω, double η)
    {
        (_σ, _ω, _η) = (σ, ω, η);
        int n = values.Length;
        _spending = values.Sum() + duties.Sum();
        _duty = [.. values.Select((v, i) => (duties[i] / v) + (i == 0 ? added : 0))];
        // At the old prices, 1 for every seller, demand Taste p^(−σ) P^(σ−η) gives the quantities of the data when P is 1.
        _taste = [.. values.Select((v, i) => v * Math.Pow(1 + (duties[i] / v), σ) * (i == 0 ? wanted : 1))];
        _made = [.. values.Select((v, i) => v / ours[i])];
        _elsewhere = [.. values.Select((v, i) => (v / ours[i]) - v)];
        double low = 1e-6, high = 1e40;
        for (int step = 0; step < 80; step++)
        {
            double price = Math.Sqrt(low * high);
            if (Index(price) > price) low = price;
            else high = price;
        }

        Price = Math.Sqrt(low * high);
        SellerPrice = [.. Enumerable.Range(0, n).Select(i => Clearing(i, Price))];
        Quantity = [.. Enumerable.Range(0, n).Select(i => Demand(i, SellerPrice[i], Price) / values[i])];
    }

    public double Price { get; }

    public double[] SellerPrice { get; }

    public double[] Quantity { get; }

    private double Demand(int i, double x, double price) => _taste[i] == 0 ? 0 : _taste[i] * Math.Pow((1 + _duty[i]) * x, -_σ) * Math.Pow(price, _σ - _η);

    private double Clearing(int i, double price)
    {
        double low = 1e-60, high = 1e60;
        for (int step = 0; step < 80; step++)
        {
            double x = Math.Sqrt(low * high), excess = Demand(i, x, price) + (_elsewhere[i] == 0 ? 0 : _elsewhere[i] * Math.Pow(x, -_σ)) - (_made[i] * Math.Pow(x, _ω));
            if (excess > 0) low = x;
            else high = x;
        }

        double root = Math.Sqrt(low * high);
        return root < 1e-59 ? 0 : root;
    }

    private double Index(double price)
    {
        double sum = 0;
        for (int i = 0; i < _taste.Length; i++)
            if (_taste[i] > 0) sum += _taste[i] * Math.Pow((1 + _duty[i]) * Clearing(i, price), 1 - _σ);
        return Math.Pow(sum / _spending, 1 / (1 - _σ));
    }
}
