namespace Realign.Products.Importing;

/// <summary>One row as read: countries and product are positions and numbers, values USD and tonnes; NaN stands for what is not known.</summary>
internal struct ProductRow
{
    public int Year;
    public int Importer;
    public int Exporter;
    public int Product;
    public double Value;
    public double Quantity;
    public double Duty;
}
