using System.Globalization;
using System.Text.RegularExpressions;
using k8s;
using k8s.Models;

namespace Realign.Cluster.Tests;

/// <summary>The manifests of docs/kubernetes against the types of the Kubernetes API, which know every field, and against what they name of Realign's.</summary>
public partial class KubernetesTests
{
    private static readonly string _folder = Path.Combine(Root(), "docs", "kubernetes");

    private static List<object> All => [.. Directory.GetFiles(_folder, "*.yaml").Order().SelectMany(f => KubernetesYaml.LoadAllFromString(File.ReadAllText(f), strict: true))];

    private static List<V1PodTemplateSpec> Pods => [.. All.OfType<V1Deployment>().Select(d => d.Spec.Template), .. All.OfType<V1Job>().Select(j => j.Spec.Template)];

    private static List<V1Container> Ours => [.. Pods.SelectMany(p => p.Spec.Containers).Where(c => c.Image.Contains("realign", StringComparison.Ordinal))];

    [Fact]
    public void Every_manifest_reads_as_an_object_of_the_Kubernetes_API_without_a_field_that_it_does_not_know()
    {
        Assert.Equal(["V1Deployment", "V1Deployment", "V1Job", "V1NetworkPolicy", "V1NetworkPolicy", "V1PersistentVolumeClaim", "V1Service"], All.Select(o => o.GetType().Name).Order(StringComparer.Ordinal));
        string wrong = File.ReadAllText(Path.Combine(_folder, "workers.yaml")).Replace("replicas:", "replica:", StringComparison.Ordinal);
        Assert.ThrowsAny<Exception>(() => KubernetesYaml.LoadAllFromString(wrong, strict: true));
    }

    [Fact]
    public void Selectors_policies_and_volumes_name_what_is_there()
    {
        string[] apps = [.. Pods.Select(p => p.Metadata.Labels["app"])];
        Assert.All(All.OfType<V1Deployment>(), d => Assert.Equal(d.Spec.Selector.MatchLabels["app"], d.Spec.Template.Metadata.Labels["app"]));
        Assert.All(All.OfType<V1Service>(), s => Assert.Contains(s.Spec.Selector["app"], apps));
        foreach (var policy in All.OfType<V1NetworkPolicy>())
        {
            var pod = Pods.Single(p => p.Metadata.Labels["app"] == policy.Spec.PodSelector.MatchLabels["app"]);
            Assert.Equal(pod.Spec.Containers[0].Ports.Select(p => $"{p.ContainerPort}"), policy.Spec.Ingress.SelectMany(i => i.Ports).Select(p => p.Port.Value));
            Assert.All(policy.Spec.Ingress.SelectMany(i => i.FromProperty), from => Assert.Contains(from.PodSelector.MatchLabels["app"], apps));
        }

        string[] claims = [.. All.OfType<V1PersistentVolumeClaim>().Select(c => c.Metadata.Name)];
        foreach (var pod in Pods.Where(p => p.Spec.Volumes is not null))
        {
            Assert.All(pod.Spec.Containers[0].VolumeMounts, m => Assert.Contains(m.Name, pod.Spec.Volumes.Select(v => v.Name)));
            Assert.All(pod.Spec.Volumes.Where(v => v.PersistentVolumeClaim is not null), v => Assert.Contains(v.PersistentVolumeClaim.ClaimName, claims));
        }
    }

    [Fact]
    public void Commands_have_options_that_Realign_knows_and_variables_that_it_reads()
    {
        foreach (var container in Ours)
        {
            string line = string.Join(' ', container.Args);
            string command = line.Contains("sweep ", StringComparison.Ordinal) ? "sweep" : "worker";
            using var help = new Realign(command, "--help");
            Assert.Equal(0, help.WaitForExit());
            var options = Option().Matches(line);
            Assert.NotEmpty(options);
            Assert.All(options, o => Assert.Contains(o.Value, help.Output, StringComparison.Ordinal));
            Assert.Contains("--cluster env", line, StringComparison.Ordinal);
            Assert.Contains(container.Env, e => e.Name == "REALIGN_CLUSTER" && e.ValueFrom.SecretKeyRef.Name == "realign");
            Assert.All(Variable().Matches(line), v => Assert.Contains(container.Env, e => e.Name == v.Groups[1].Value));
        }

        var worker = Ours.Single(c => c.Args[0] == "worker");
        int port = int.Parse(worker.Args[worker.Args.IndexOf("--port") + 1], CultureInfo.InvariantCulture);
        Assert.Equal([port, port + 1], worker.Ports.Select(p => p.ContainerPort));
    }

    [Fact]
    public void A_pod_has_more_time_to_end_than_a_worker_takes() =>
        Assert.All(Pods.Where(p => p.Metadata.Labels["app"] != "realign-redis"), p => Assert.True(p.Spec.TerminationGracePeriodSeconds >= 15));

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Realign.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex(@"--[a-z]+")]
    private static partial Regex Option();

    [GeneratedRegex(@"\$\(([A-Z_]+)\)")]
    private static partial Regex Variable();
}
