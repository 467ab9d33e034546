using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NE.Generators.Building;
using NE.Generators.Model;
using NE.Generators.Planning;
using NE.Generators.Vocabulary;

namespace NE.Generators.Printing;

/// <summary>The structure of an experiment as canonical lines, used to report differences when a checkpoint is rejected.</summary>
internal static class StructurePrinter
{
    /// <summary>
    /// One line per setting, <c>grow.every = 1000</c>: the task, the required parts, the networks, the optional parts.
    /// </summary>
    public static string Print(ExperimentPlan plan)
    {
        Declaration d = plan.Declaration;
        var lines = new List<string>();
        void Add(string key, object value) => lines.Add($"{key} = {string.Format(CultureInfo.InvariantCulture, "{0}", value)}");
        Add("task", d.Task.Name);
        Add("task.observations", d.Task.Observations);
        Add("task.actions", d.Task.Actions);
        Add("task.action-limit", d.Task.ActionLimit);
        if (d.Task.ActionLow.Count > 0)
        {
            Add("task.action-low", Numbers(d.Task.ActionLow));
            Add("task.action-high", Numbers(d.Task.ActionHigh));
        }

        Add("task.step-limit", d.Task.StepLimit);
        foreach (TaskDeclaration task in d.Task.Tasks)
        {
            Add($"task.{task.Name}", $"{task.Observations} observations, {task.Actions} actions in ±{task.ActionLimit.ToString(CultureInfo.InvariantCulture)}");
        }

        void AddParts(bool removable)
        {
            foreach (PartValues part in plan.Parts)
            {
                PartSchema schema = Schema.Find(part.Name)!;
                if (schema.Kind is { } kind && !removable)
                {
                    Add(kind, KebabCase.Of(part.Name));
                }

                if (schema.Removable != removable)
                {
                    continue;
                }

                string key = KebabCase.Of(part.Name) + (schema.Many ? $".{part.Own?.Name ?? KebabCase.Of(part.Which!)}" : "");
                if (part.Own is { } own)
                {
                    Add($"{key}.type", $"{own.Name}, revision {own.Revision}");
                }

                foreach (SettingSchema setting in schema.Settings.Where(static setting => setting.Structure))
                {
                    Add($"{key}.{KebabCase.Of(setting.Name)}", setting.Typed(part[setting.Name]));
                }
            }
        }

        AddParts(removable: false);
        Add("metrics.probe-size", Probe.Size);
        foreach (NetworkPlan network in plan.Networks)
        {
            Add($"{network.Name}.twins", network.Declaration.Twins);
            int inputs = network.Inputs;
            foreach (LayerDeclaration stage in network.Declaration.Layers)
            {
                LayerPlan[] masked = [.. network.Layers.Where(layer => layer.Masked && layer.Declaration == stage)];
                string live = masked.Length == 0 ? "" : $", {string.Join(" + ", masked.Select(static layer => layer.Live))} live at start";
                Add($"{network.Name}.{stage.Name}", stage.Stage.Structure(stage, inputs) + live);
                inputs = stage.Width;
            }
        }

        AddParts(removable: true);
        return string.Join("\n", lines);
    }

    private static string Numbers(IEnumerable<double> numbers) =>
        string.Join(", ", numbers.Select(static number => number.ToString(CultureInfo.InvariantCulture)));
}
