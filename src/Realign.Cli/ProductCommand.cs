using System.CommandLine;
using System.Globalization;
using Realign.Files;
using Realign.Products;
using Realign.Products.Dependence;
using Realign.Products.Importing;
using Realign.Products.Switching;
using Realign.Reports;
using Realign.Worlds;
using Spectre.Console;

namespace Realign.Cli;

/// <summary><c>realign product</c>: trade product by product, who could sell instead, and on which products a buyer depends.</summary>
internal static class ProductCommand
{
    private const string NoWorld = "none";

    private static readonly Option<string?> _file = new("--file") { Description = "A file that 'product import' made [default: US imports 2024].", HelpName = "FILE" };
    private static readonly Option<int?> _year = new("--year") { Description = "Year [default: the latest].", HelpName = "YEAR" };
    private static readonly Option<int> _draws = new("--draws") { Description = "Draws of what is not known; 0 for central values alone.", HelpName = "N", DefaultValueFactory = _ => 200 };
    private static readonly Option<long> _seed = new("--seed") { Description = "Seed; the same seed gives the same result on any number of threads.", HelpName = "N", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> _threads = new("--threads") { Description = "Threads.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
    private static readonly Option<int> _top = new("--top") { Description = "Rows of each table.", HelpName = "N", DefaultValueFactory = _ => 15 };
    private static readonly Option<bool> _spanish = new("--spanish") { Description = "Names of products in Spanish." };

    public static Command Create(CancellationToken cancellation) => new("product", "Trade product by product: bring files, see who could sell instead, and on which products a buyer depends.")
    {
        Switch(cancellation), Dependence(cancellation), Info(), Import(cancellation), Build(cancellation),
    };

    private static Command Switch(CancellationToken cancellation)
    {
        var importer = new Argument<string>("importer") { Description = "The buyer: a country by its code, or a group such as eu." };
        var from = new Option<string[]>("--from") { Description = "Whose goods are refused or taxed: a country or a group. Repeatable.", HelpName = "ORIGIN", Required = true, Arity = ArgumentArity.OneOrMore };
        var remove = new Option<string?>("--remove") { Description = "Share of the purchases refused [default: 100 %, or nothing with --tariff].", HelpName = "PERCENT" };
        var tariff = new Option<string?>("--tariff") { Description = "Duty on top of that in the data.", HelpName = "PERCENT" };
        var to = new Option<string>("--to") { Description = "Who is asked to sell instead: a country or a group.", HelpName = "ORIGIN", DefaultValueFactory = _ => "latin-america" };
        var within = new Option<string>("--within") { Description = "The most that their price may rise.", HelpName = "PERCENT", DefaultValueFactory = _ => "10%" };
        var products = new Option<string[]>("--product") { Description = "First digits of the products [default: all]. Repeatable.", HelpName = "DIGITS", Arity = ArgumentArity.OneOrMore };
        var sigma = new Option<double?>("--sigma") { Description = "Elasticity of substitution among origins, of every product [default: published, by product].", HelpName = "N" };
        var own = new Option<bool>("--us-elasticities") { Description = "Estimates of the United States instead of the median country's." };
        var supply = new Option<double?>("--supply") { Description = "Elasticity of sellers' supply [default: 2; drawn from 0.5 to 10].", HelpName = "N" };
        var demand = new Option<double?>("--demand") { Description = "Price elasticity of the buyer's demand from abroad [default: 1.5; drawn from 1 to 3].", HelpName = "N" };
        var captive = new Option<bool>("--no-other-markets") { Description = "Sellers have no other market to go to, or to draw from." };
        var worldName = new Option<string>("--world") { Description = "A world by name or folder, for sellers' other markets and for the comparison; or none.", HelpName = "WORLD", DefaultValueFactory = _ => "world-2024" };
        var json = new Option<bool>("--json") { Description = "Print JSON (docs/schema/switching-result.schema.json) instead of tables." };
        var csv = new Option<string?>("--csv") { Description = "Also write every table as CSV there.", HelpName = "FOLDER" };
        var command = new Command("switch", "Show who could sell instead when a buyer refuses or taxes an origin's goods: by product, what is lost, who replaces it, at what cost.")
        {
            importer, from, remove, tariff, to, within, products, sigma, own, supply, demand, captive, worldName, _file, _year, _draws, _seed, _threads, _top, _spanish, json, csv,
        };
        command.SetAction(parse =>
        {
            CheckCounts(parse);
            string buyer = parse.GetValue(importer)!, group = parse.GetValue(to)!;
            var file = ShippedProducts.File(parse.GetValue(_file));
            var flows = file.Read(buyer, parse.GetValue(_year));
            double added = Percent("--tariff", parse.GetValue(tariff)) ?? 0;
            var shock = new SwitchingShock
            {
                From = flows.Sellers(parse.GetValue(from)!),
                Removed = Percent("--remove", parse.GetValue(remove)) ?? (added == 0 ? 1 : 0),
                AddedTariff = added,
                Products = Digits(parse.GetValue(products) ?? []),
            };
            shock.Check();
            var options = new SwitchingOptions
            {
                Substitution = parse.GetValue(sigma),
                UnitedStatesElasticities = parse.GetValue(own),
                Supply = parse.GetValue(supply),
                Demand = parse.GetValue(demand),
                OtherMarkets = !parse.GetValue(captive),
                Draws = parse.GetValue(_draws),
                Seed = parse.GetValue(_seed),
                Threads = parse.GetValue(_threads),
            };
            var world = parse.GetValue(worldName) is var name && name == NoWorld ? null : ShippedWorlds.Read(name!, null);
            var study = Study(flows, options, world);
            var alternatives = new Alternatives(Countries.Members(group), Percent("--within", parse.GetValue(within))!.Value);
            var result = Progress(options.Draws, progress => study.Run(shock, group, alternatives, file, progress, cancellation));
            if (parse.GetValue(csv) is { } folder) Write(SwitchingTables.Of(result), folder);
            if (parse.GetValue(json)) Console.Out.WriteLine(result.ToJson());
            else SwitchingView.Show(result, parse.GetValue(_top), parse.GetValue(_spanish));
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Dependence(CancellationToken cancellation)
    {
        var importer = new Argument<string>("importer") { Description = "The buyer: a country by its code, or a group such as eu." };
        var area = new Option<string?>("--area") { Description = "The buyer's own area, from which imports do not count [default: the buyer].", HelpName = "GROUP" };
        var on = new Option<string?>("--on") { Description = "List the products of which most comes from this origin.", HelpName = "ORIGIN" };
        var noise = new Option<string>("--noise") { Description = "Standard deviation of a flow's yearly change.", HelpName = "PERCENT", DefaultValueFactory = _ => FormattableString.Invariant($"{100 * ProductDependenceOptions.DefaultNoise}%") };
        var concentration = new Option<double>("--concentration") { Description = "Herfindahl index above which imports are concentrated.", HelpName = "N", DefaultValueFactory = _ => 0.4 };
        var share = new Option<string>("--outside-share") { Description = "Share of imports from outside above which they are most.", HelpName = "PERCENT", DefaultValueFactory = _ => "50%" };
        var draws = new Option<int>("--draws") { Description = "Noisy years; 0 for none.", HelpName = "N", DefaultValueFactory = _ => 400 };
        var json = new Option<bool>("--json") { Description = "Print JSON (docs/schema/product-dependence-result.schema.json) instead of tables." };
        var csv = new Option<string?>("--csv") { Description = "Also write every product as CSV there.", HelpName = "FOLDER" };
        var command = new Command("dependence", "Test on which products a buyer depends, by the European Commission's three tests, and how firmly each flag stands.")
        {
            importer, area, on, noise, concentration, share, _file, _year, draws, _seed, _threads, _top, _spanish, json, csv,
        };
        command.SetAction(parse =>
        {
            CheckCounts(parse);
            string buyer = parse.GetValue(importer)!, own = parse.GetValue(area) ?? buyer;
            var file = ShippedProducts.File(parse.GetValue(_file));
            if (parse.GetValue(on) is { } origin) Countries.Require(origin);
            var options = new ProductDependenceOptions
            {
                Concentration = parse.GetValue(concentration),
                OutsideShare = Percent("--outside-share", parse.GetValue(share))!.Value,
                Noise = Percent("--noise", parse.GetValue(noise))!.Value,
                Draws = parse.GetValue(draws),
                Seed = parse.GetValue(_seed),
                Threads = parse.GetValue(_threads),
            };
            var members = Countries.Members(own);
            var result = ProductDependenceStudy.Run(file.Read(buyer, parse.GetValue(_year), within: true), [.. members], own, options, file, cancellation);
            if (parse.GetValue(csv) is { } folder) Write([ProductDependenceTables.Of(result)], folder);
            if (parse.GetValue(json)) Console.Out.WriteLine(result.ToJson());
            else ProductDependenceView.Show(result, parse.GetValue(on), parse.GetValue(_top), parse.GetValue(_spanish));
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Info()
    {
        var file = new Argument<string?>("file") { Description = "A file that 'product import' made [default: US imports 2024].", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("info", "Show what a file of trade by product holds and where it comes from.") { file, _top };
        command.SetAction(parse =>
        {
            ProductView.Info(ShippedProducts.File(parse.GetValue(file)), parse.GetValue(_top));
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Import(CancellationToken cancellation)
    {
        var files = new Argument<string[]>("file") { Description = "CSV files of one layout, also with .gz: BACI, US Census, or tidy (docs/products.md).", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--out") { Description = "The Parquet file; a provenance file and the list of rejected rows are written beside it.", HelpName = "FILE", Required = true };
        var layout = new Option<ProductLayout?>("--layout") { Description = "The layout [default: told by the header].", HelpName = "baci|census|tidy" };
        var countries = new Option<string?>("--countries") { Description = "BACI's file of country codes [default: that beside the first file].", HelpName = "FILE" };
        var codes = new Option<string?>("--products") { Description = "BACI's file of product codes [default: that beside the first file].", HelpName = "FILE" };
        var source = new Option<string?>("--source") { Description = "What the data are and under which terms, for the provenance file.", HelpName = "TEXT" };
        var memory = new Option<string>("--memory-limit") { Description = "The most that sorting may use; the rest goes to disk.", HelpName = "SIZE", DefaultValueFactory = _ => "1GB" };
        var command = new Command("import", "Turn a file of trade by product into one that Realign reads fast; every bad row is listed with its line and the reason.")
        {
            files, output, layout, countries, codes, _year, source, memory, _threads,
        };
        command.SetAction(parse =>
        {
            CheckCounts(parse);
            var options = new ProductImportOptions
            {
                Layout = parse.GetValue(layout),
                Year = parse.GetValue(_year),
                CountryFile = parse.GetValue(countries),
                ProductFile = parse.GetValue(codes),
                Source = parse.GetValue(source),
                MemoryLimit = parse.GetValue(memory)!,
                Threads = parse.GetValue(_threads),
            };
            string target = parse.GetValue(output)!;
            ProductView.Import(Imported(progress => ProductImport.Run(parse.GetValue(files)!, target, options, progress, cancellation)), target);
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Build(CancellationToken cancellation)
    {
        var from = new Option<string>("--from") { Description = "Folder that holds us-tariffs-2025 and elasticities.", HelpName = "FOLDER", Required = true };
        var output = new Option<string>("--out") { Description = "Folder to write to.", HelpName = "FOLDER", DefaultValueFactory = _ => Path.Combine("data", "products") };
        var command = new Command("build", "Build the data that ship from their sources.") { from, output };
        command.SetAction(parse =>
        {
            string folder = parse.GetValue(output)!;
            ProductView.Import(Imported(progress => ProductDataBuilder.Build(parse.GetValue(from)!, folder, progress, cancellation)), Path.Combine(folder, ProductDataBuilder.UsImports));
            return ExitCode.Ok;
        });
        return command;
    }

    private static SwitchingStudy Study(ProductFlows flows, SwitchingOptions options, World? world) =>
        new(flows, ShippedProducts.Elasticities(), options, world, world is null ? null : ShippedProducts.Sectors(), world is null ? 1 : RunReport.UsdPer(world.Unit));

    private static void CheckCounts(ParseResult parse)
    {
        foreach (var (option, least) in (ReadOnlySpan<(Option<int>, int)>)[(_draws, 0), (_threads, 1), (_top, 1)])
            if (parse.GetResult(option) is not null && parse.GetValue(option) < least) throw new RealignException($"{option.Name} {parse.GetValue(option)}: it must be {least} or more.");
    }

    private static string[] Digits(string[] products)
    {
        foreach (string product in products)
            if (product.Length is 0 or > 6 || !product.All(char.IsAsciiDigit)) throw new RealignException($"--product {product}: write the first digits of a product of the Harmonized System, for example 0603.");
        return products;
    }

    /// <summary>A percentage with its sign, as a fraction, so that 0.1 and 10 cannot be mistaken for each other.</summary>
    internal static double? Percent(string option, string? text)
    {
        if (text is null) return null;
        return text.EndsWith('%') && double.TryParse(text.TrimEnd('%', ' '), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value / 100
            : throw new RealignException($"{option} {text}: write a percentage with its sign, for example {option}=10%.");
    }

    private static T Progress<T>(int draws, Func<IProgress<int>?, T> work)
    {
        if (draws == 0 || !Terminal.IsInteractive) return work(null);
        return Terminal.Err.Progress().AutoClear(true).Start(progress =>
        {
            var task = progress.AddTask("draws", maxValue: draws);
            return work(new Step(task));
        });
    }

    private static ProductImportReport Imported(Func<IProgress<ProductImportProgress>?, ProductImportReport> work)
    {
        if (!Terminal.IsInteractive) return work(null);
        return Terminal.Err.Progress().AutoClear(true).Start(progress => work(new Stage(progress.AddTask("reading", maxValue: 1))));
    }

    internal static void Write(IEnumerable<ReportTable> tables, string folder)
    {
        var names = new List<string>();
        foreach (var table in tables)
        {
            AtomicWrite.Text(Path.Combine(folder, table.Name + ".csv"), table.ToCsv());
            names.Add(table.Name + ".csv");
        }

        Terminal.Hint($"Written to {folder}: {string.Join(", ", names)}");
    }

    private sealed class Step(ProgressTask task) : IProgress<int>
    {
        public void Report(int value) => task.Increment(1);
    }

    private sealed class Stage(ProgressTask task) : IProgress<ProductImportProgress>
    {
        public void Report(ProductImportProgress value)
        {
            task.Description = $"{value.Stage}, {value.Rows.ToString("N0", CultureInfo.InvariantCulture)} rows";
            task.IsIndeterminate = value.Stage != "reading" && value.Share < 1;
            task.Value = value.Share;
        }
    }
}
