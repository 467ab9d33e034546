using System.Collections.Generic;

namespace NE.Generators.Program;

/// <summary>All buffers of a program, with their names and sizes.</summary>
internal sealed class Buffers
{
    private readonly List<(Group Group, string Part, int Rows)> all = [];
    private readonly Dictionary<Value, string> views = [];
    private readonly List<Group> groups = [];

    /// <summary>The groups that are not parameters, in the order of their first use.</summary>
    public IReadOnlyList<Group> Groups => groups;

    /// <summary>Group, part and rows of a buffer.</summary>
    public (Group Group, string Part, int Rows) this[BufferId id] => all[id.Number];

    /// <summary>Adds a group, or returns the existing one of this name.</summary>
    public Group Add(Group group)
    {
        Group? known = groups.Find(g => g.Name == group.Name);
        if (known is null && !group.Formal)
        {
            groups.Add(group);
        }

        return known is null || group.Formal ? group : known;
    }

    /// <summary>A part of a group, created on first use.</summary>
    public Value Part(Group group, string part, int rows)
    {
        if (group.Parts.TryGetValue(part, out Value value))
        {
            return value;
        }

        all.Add((group, part, rows));
        value = new Value(new BufferId(all.Count - 1), 0, rows);
        group.Parts[part] = value;
        return value;
    }

    /// <summary>A group with one buffer.</summary>
    public Value Vector(string name, int rows, Samples samples, string purpose) =>
        Part(Add(new Group(name, Group.Vector, samples, purpose)), "", rows);

    /// <summary>A scalar: a local variable of the section that computes it.</summary>
    public Value Scalar(string name) => Part(Add(new Group(name, "", Samples.One, "")), "", 1);

    /// <summary>Names a range of rows.</summary>
    public Value View(Value whole, string name, int first, int rows)
    {
        var view = new Value(whole.Buffer, whole.First + first, rows);
        views[view] = name;
        return view;
    }

    /// <summary>The group of a value.</summary>
    public Group Of(Value value) => this[value.Buffer].Group;

    /// <summary>Samples of a value.</summary>
    public Samples SamplesOf(Value value) => Of(value).Samples;

    /// <summary>The name of a value, qualified by its group: <c>value1Cache.Hidden1</c>, <c>batch.State</c>.</summary>
    public string Name(Value value)
    {
        (Group group, string part, int rows) = this[value.Buffer];
        if (views.TryGetValue(value, out string? view))
        {
            return $"{group.Name}.{view}";
        }

        string whole = part.Length == 0 ? group.Name : $"{group.Name}.{MemberNames.Escape(part)}";
        return value.First == 0 && value.Rows == rows ? whole : $"{whole}[{value.First}..{value.First + value.Rows}]";
    }
}
