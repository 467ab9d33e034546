using System;
using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Vocabulary;

namespace NE.Generators.FrontEnds;

/// <summary>The parts of an experiment while bases are merged, with the values that were written.</summary>
internal sealed class MergedParts
{
    private static readonly PartSchema ExperimentPart = Schema.Find(Schema.Experiment)!;

    private readonly SortedDictionary<string, Dictionary<string, Setting>> present = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OwnType> types = new(StringComparer.Ordinal);
    private readonly HashSet<string> written = new(StringComparer.Ordinal);

    /// <summary>Starts with the parts that a preset includes; which preset applies is known when all bases are merged.</summary>
    public MergedParts()
    {
        foreach (PartSchema schema in Schema.Parts)
        {
            if (schema.GivenIn.Count > 0)
            {
                present.Add(schema.Name, new(StringComparer.Ordinal));
            }
        }
    }

    /// <summary>The preset for values that were not written.</summary>
    public Preset Preset => (Preset)(int)Value(Schema.Experiment, ExperimentPart.Find(nameof(Preset))!);

    /// <summary>Whether a part is present, or one of several of this name.</summary>
    public bool Has(string part) => present.ContainsKey(part) || ChoicesOf(part).Length > 0;

    /// <summary>Removes the parts that were not written and that only other presets include.</summary>
    public void DropUngiven()
    {
        Preset preset = Preset;
        foreach (PartSchema schema in Schema.Parts.Where(schema =>
            schema.GivenIn.Count > 0 && !schema.GivenIn.Contains(preset) && !written.Contains(schema.Name)))
        {
            Remove(schema.Name);
        }
    }

    /// <summary>Removes a part, or all parts of a name that is repeated by choice; false if it was not present.</summary>
    /// <param name="part">Its key.</param>
    public bool Remove(string part)
    {
        types.Remove(part);
        written.Remove(part);
        string[] choices = ChoicesOf(part);
        foreach (string choice in choices)
        {
            present.Remove(choice);
        }

        return present.Remove(part) || choices.Length > 0;
    }

    /// <summary>Adds a part, or changes the values that it names. A part of a kind, such as an algorithm, replaces any other part of that kind.</summary>
    public void Write(WrittenPart part)
    {
        if (Schema.Find(part.Name) is { Kind: { } kind })
        {
            foreach (PartSchema other in Schema.Parts.Where(other => other.Kind == kind && other.Name != part.Name))
            {
                Remove(other.Name);
            }
        }

        if (part.Which is null && Schema.Find(part.Name) is { Repeated: not null })
        {
            // Values of a study, which names no choice: they hold for all parts of this name.
            foreach (string choice in ChoicesOf(part.Name))
            {
                Write(part with { Which = PartKey.ChoiceOf(choice) });
            }

            return;
        }

        written.Add(part.Key);
        if (!present.TryGetValue(part.Key, out Dictionary<string, Setting>? settings))
        {
            present.Add(part.Key, settings = new(StringComparer.Ordinal));
        }

        if (part.Own is { } own)
        {
            types[part.Key] = own;
        }
        else if (Schema.Find(part.Name)?.Own is { } contract && part.Settings.Any(setting => setting.Name == contract.Replaces))
        {
            types.Remove(part.Key);
        }

        foreach (Setting setting in part.Settings)
        {
            settings[setting.Name] = setting;
        }
    }

    /// <summary>The parts as one place would write them.</summary>
    public IEnumerable<WrittenPart> Written() =>
        from part in present
        where written.Contains(part.Key)
        select new WrittenPart(
            PartKey.NameOf(part.Key), part.Value.Values.OrderBy(static setting => setting.Name, StringComparer.Ordinal).ToEquatableArray())
        {
            Own = types.TryGetValue(part.Key, out OwnType own) ? own : null,
            Which = PartKey.ChoiceOf(part.Key),
        };

    /// <summary>Names of the parts that such a place would remove from its preset.</summary>
    public IEnumerable<string> Absent() =>
        from schema in Schema.Parts
        where schema.Removable && schema.GivenIn.Contains(Preset) && !Has(schema.Name) && !(schema.RemovedByDense && Has(Schema.Dense))
        orderby schema.Name
        select schema.Name;

    /// <summary>All present parts, complete: valid written values, else those of the preset.</summary>
    public IEnumerable<PartValues> Complete() =>
        from schema in Schema.Parts
        from key in KeysOf(schema)
        select new PartValues(schema.Name, schema.Settings.Select(setting => Written(key, setting)).ToEquatableArray())
        {
            Own = types.TryGetValue(key, out OwnType own) ? own : null,
            Which = PartKey.ChoiceOf(key),
        };

    /// <summary>The problems of user-defined types.</summary>
    public IEnumerable<Problem> Flaws() =>
        from type in types
        where type.Value.Flaw is not null
        orderby type.Key
        select new Problem(type.Value.Flaw!.Value.Id, type.Value.Flaw.Value.Message, [Anchor.Part(type.Key)]);

    /// <summary>The values outside their ranges.</summary>
    public IEnumerable<Problem> OutOfRange()
    {
        foreach (PartSchema schema in Schema.Parts)
        {
            foreach (string key in KeysOf(schema))
            {
                foreach (SettingSchema setting in schema.Settings)
                {
                    if (present[key].TryGetValue(setting.Name, out Setting value) && !setting.Allows(value.Value))
                    {
                        yield return new(schema.RangeProblem, Message(schema, setting, value.Value), [Anchor.Part(key, setting.Name)]);
                    }
                }
            }
        }
    }

    private IEnumerable<string> KeysOf(PartSchema schema) => schema.Many
        ? present.Keys.Where(key => PartKey.NameOf(key) == schema.Name)
        : present.Keys.Where(key => key == schema.Name);

    private string[] ChoicesOf(string part) => Schema.Find(part) is { Repeated: not null }
        ? [.. present.Keys.Where(key => PartKey.NameOf(key) == part)]
        : [];

    private double Value(string part, SettingSchema setting) => Written(part, setting).Value;

    private Setting Written(string part, SettingSchema setting) =>
        present[part].TryGetValue(setting.Name, out Setting written) && setting.Allows(written.Value) ? written
        : new(setting.Name, setting.Default(setting.Type == typeof(Preset) ? Preset.Recommended : Preset));

    private static string Message(PartSchema part, SettingSchema setting, double value) => setting.Choices.Count > 0
        ? $"{part.Name}.{setting.Name} has no choice number {MessageFormat.Number(value)}; use {MessageFormat.Any(setting.Choices)}."
        :
            $"{part.Name}.{setting.Name} = {MessageFormat.Number(value)} is out of range; it must be "
            + $"{(setting.Whole ? "a whole number " : "")}{setting.Range}.";
}
