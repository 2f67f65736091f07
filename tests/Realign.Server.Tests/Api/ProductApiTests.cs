using System.Net;
using System.Text.Json;
using Realign.Products;
using Realign.Products.Dependence;
using Realign.Server.Shelf;

namespace Realign.Server.Tests.Api;

public class ProductApiTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Who_could_sell_instead_is_answered_for_the_products_asked_for()
    {
        using var answer = JsonDocument.Parse(await server.Client.GetStringAsync("/api/v1/products/switch?from=COL&product=0603,0901&draws=10"));
        var chapters = answer.RootElement.GetProperty("products").EnumerateArray().Select(p => p.GetProperty("product").GetString()![..4]).Distinct().Order();
        Assert.Equal(["0603", "0901"], chapters);
    }

    [Fact]
    public async Task Dependence_on_products_is_that_of_the_library()
    {
        using var answer = JsonDocument.Parse(await server.Client.GetStringAsync("/api/v1/products/dependence?buyer=USA&draws=0"));
        var file = new DataShelf(AppContext.BaseDirectory).Products.File;
        using var expected = JsonDocument.Parse(ProductDependenceStudy.Run(file.Read("USA", within: true), [.. Countries.Members("USA")], "USA", new ProductDependenceOptions { Draws = 0, Threads = 1 }, file, default).ToJson());
        Assert.True(JsonElement.DeepEquals(expected.RootElement, answer.RootElement));
    }

    [Theory]
    [InlineData("/api/v1/products/switch", "from")]
    [InlineData("/api/v1/products/switch?from=COL&product=flowers", "product")]
    [InlineData("/api/v1/products/switch?from=COL&draws=100000", "draws")]
    public async Task A_wrong_field_is_named(string path, string field)
    {
        using var answer = await server.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(field, problem.RootElement.GetProperty("field").GetString());
    }
}
