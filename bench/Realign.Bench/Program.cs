BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Realign.Bench.ShockBenchmark).Assembly).Run(args);
