using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Environments;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Realign.Bench;

switch (args.FirstOrDefault())
{
    case "draws":
        Draws.Run(args.Length > 1 ? int.Parse(args[1]) : 10_000);
        return;
    case "sweep":
        Sweeping.Run(args.Length > 1 ? int.Parse(args[1]) : 1000);
        return;
    case "dependence":
        Dependences.Run();
        return;
    case "debt":
        DebtFan.Run(args.Length > 1 ? int.Parse(args[1]) : 10_000);
        return;
    case "estimate":
        Estimates.Run(args.Length > 1 ? args[1] : "");
        return;
    case "reading":
        Reading.Run(args.Length > 1 ? int.Parse(args[1]) : 20_000_000);
        return;
    case "products":
        Products.Run();
        return;
    case "product-import":
        ProductImports.Run(args.Length > 1 ? int.Parse(args[1]) : 10_000_000);
        return;
    case "claims":
        ClaimReading.Run();
        return;
    case "roofline":
        Roofline.Run();
        return;
    default:
        // In one process, so that ratios are of one run and nothing has to be restored or built in between.
        var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance).WithRuntime(CoreRuntime.Core10_0));
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, config);
        return;
}
