using System.Collections.Generic;
using System.Globalization;
using NE.Generators.Building;
using NE.Generators.Model;
using NE.Generators.Planning;

namespace NE.Generators.Printing;

/// <summary>The structure of an experiment as canonical lines, by which a refused checkpoint can name what differs.</summary>
internal static class StructurePrinter
{
    /// <summary>One line a choice, <c>grow.every = 1000</c>.</summary>
    public static string Print(ExperimentPlan plan)
    {
        Declaration d = plan.Declaration;
        var lines = new List<string>();
        void Add(string key, object value) => lines.Add($"{key} = {string.Format(CultureInfo.InvariantCulture, "{0}", value)}");
        Add("task", d.Task.Name);
        Add("task.observations", d.Task.Observations);
        Add("task.actions", d.Task.Actions);
        Add("task.action-limit", d.Task.ActionLimit);
        Add("task.step-limit", d.Task.StepLimit);
        Add("td3.batch-size", d.Algorithm.BatchSize);
        Add("td3.replay-capacity", d.Algorithm.ReplayCapacity);
        Add("td3.policy-delay", d.Algorithm.PolicyDelay);
        Add("metrics.probe-size", Probe.Size);
        foreach (NetworkPlan network in new[] { plan.Actor, plan.Critic })
        {
            Add($"{network.Name}.twins", network.Declaration.Twins);
            foreach (LayerPlan layer in network.Layers)
            {
                string norm = layer.Declaration.Norm ? string.Format(CultureInfo.InvariantCulture, ", norm {0}", layer.Declaration.NormEpsilon) : "";
                string live = layer.Masked ? $", {layer.Live} live at start" : "";
                string activation = layer.Declaration.Activation.ToString().ToLowerInvariant();
                Add($"{network.Name}.{layer.Name}", $"{layer.Inputs} -> {layer.Outputs}{norm}, {activation}{live}");
            }
        }

        if (d.Topology is { } topology)
        {
            Add("topology.density", topology.Density);
            Add("topology.final-density", topology.FinalDensity);
            Add("topology.initial", topology.Initial);
            Add("topology.protect", topology.Protect);
            Add("topology.min-fan-in", topology.MinFanIn);
            Add("topology.min-fan-out", topology.MinFanOut);
            Add("topology.scale-by-effective-fan-in", topology.ScaleByEffectiveFanIn);
            Add("topology.moments", topology.Moments);
            Add("topology.reset-moments", topology.ResetMoments);
            Add("topology.redraw-bias", topology.RedrawBias);
            Add("topology.zero-outgoing-on-revival", topology.ZeroOutgoingOnRevival);
            Add("topology.copy-newborn-to-target", topology.CopyNewbornToTarget);
            Add("topology.reset-dormant-in-protected", topology.ResetDormantInProtected);
        }

        if (plan.Elastic && d.Grow is { } grow)
        {
            Add("grow.every", grow.Every);
            Add("grow.schedule", grow.Schedule);
            Add("grow.by", grow.By);
            Add("grow.control", grow.Control);
            Add("grow.basis", grow.Basis);
            Add("grow.newborn", grow.Newborn);
            Add("grow.skip-zero-score", grow.SkipZeroScore);
        }

        if (plan.Elastic && d.Prune is { } prune)
        {
            Add("prune.unit", prune.Unit);
            Add("prune.after-saturation", prune.AfterSaturation);
        }

        if (d.Review is { } review)
        {
            Add("review.window", review.Window);
            Add("review.observe-every", review.ObserveEvery);
            Add("review.slope", review.Slope);
            Add("review.observe", review.Observe);
        }

        if (d.WeightClip is { } clip)
        {
            Add("weight-clip.scope", clip.Scope);
        }

        return string.Join("\n", lines);
    }
}
