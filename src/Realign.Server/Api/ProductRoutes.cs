using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Realign.Products;
using Realign.Products.Dependence;
using Realign.Products.Switching;
using Realign.Reports;
using Realign.Server.Shelf;

namespace Realign.Server.Api;

/// <summary>Trade by product: <c>/api/v1/products</c>. Shares and rates are fractions.</summary>
internal static class ProductRoutes
{
    private const int MostDraws = 400;

    public static void MapProducts(this IEndpointRouteBuilder api)
    {
        api.MapGet("/products", (DataShelf shelf) => shelf.Products.File.Summary()).Describe("products", "Buyers and years of which trade by product is known.");
        api.MapGet("/products/switch", Switch).Describe(
            "products", "Who could sell instead when a buyer refuses or taxes an origin's goods. `from` and `to` name countries or groups, `product` the first digits of products; all but `to` several with commas.", "switching-result").Computes();
        api.MapGet("/products/dependence", Depend).Describe("products", "On which products a buyer depends, by three tests on concentration, origin and own exports.", "product-dependence-result").Computes();
    }

    private static ContentHttpResult Switch(DataShelf shelf, string? buyer, string? from, string? product, double? remove, double? tariff, string? to, double? within, int? draws, long? seed, CancellationToken cancellation)
    {
        if (from is null) throw new RequestException("from", null, "it is missing.", "Name the origin, like from=COL.");
        var data = shelf.Products;
        var flows = data.File.Read(buyer ?? "USA");
        var shock = new SwitchingShock { From = flows.Sellers(Several(from)), Removed = remove ?? (tariff is null or 0 ? 1 : 0), AddedTariff = tariff ?? 0, Products = Digits(product) };
        shock.Check();
        var world = shelf.Model(null).World;
        var options = new SwitchingOptions { Draws = Draws(draws, 100), Seed = seed ?? 1, Threads = 1 };
        var study = new SwitchingStudy(flows, data.Elasticities, options, world, data.Sectors, RunReport.UsdPer(world.Unit));
        string group = to ?? "latin-america";
        return ApiRoutes.Json(study.Run(shock, group, new Alternatives(Countries.Members(group), within ?? 0.1), data.File, null, cancellation).ToJson());
    }

    private static ContentHttpResult Depend(DataShelf shelf, string? buyer, string? area, int? draws, long? seed, CancellationToken cancellation)
    {
        string of = buyer ?? "USA", own = area ?? of;
        var options = new ProductDependenceOptions { Draws = Draws(draws, 100), Seed = seed ?? 1, Threads = 1 };
        var file = shelf.Products.File;
        return ApiRoutes.Json(ProductDependenceStudy.Run(file.Read(of, within: true), [.. Countries.Members(own)], own, options, file, cancellation).ToJson());
    }

    private static int Draws(int? draws, int plain) => draws is < 0 or > MostDraws ? throw new RequestException("draws", draws.ToString(), "it is out of range.", $"Ask for 0 to {MostDraws}.") : draws ?? plain;

    private static string[] Digits(string? products)
    {
        string[] several = products is null ? [] : Several(products);
        foreach (string product in several)
            if (product.Length > 6 || !product.All(char.IsAsciiDigit)) throw new RequestException("product", product, "it is no product of the Harmonized System.", "Write its first 1 to 6 digits, like 0603.");
        return several;
    }

    private static string[] Several(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
