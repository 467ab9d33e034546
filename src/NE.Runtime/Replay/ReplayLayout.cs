using System;
using System.Collections.Generic;
using System.Linq;

namespace NE.Runtime.Replay;

/// <summary>
/// The fields of a transition and their columns in a row: state, action, reward, next state, space for the next action, not-done, then
/// fields added by methods. A critic reads state and action as one range, a target critic next state and next action, so no batch is ever
/// concatenated.
/// </summary>
public sealed class ReplayLayout : IEquatable<ReplayLayout>
{
    /// <summary>Name of the field with the policy's action, without noise, beside the action taken.</summary>
    public const string PolicyAction = "policy-action";

    private readonly ReplayField[] fields;

    /// <summary>The fields that every algorithm reads.</summary>
    /// <param name="observations">Length of an observation, at least 1.</param>
    /// <param name="actions">Length of an action, at least 1.</param>
    public ReplayLayout(int observations, int actions)
        : this(Place([
            ("state", observations), ("action", actions), ("reward", 1), ("next-state", observations), ("next-action", actions), ("not-done", 1),
        ]))
    {
    }

    private ReplayLayout(ReplayField[] fields) => this.fields = fields;

    /// <summary>All fields, in the order of their columns.</summary>
    public IReadOnlyList<ReplayField> Fields => fields;

    /// <summary>The observation acted on.</summary>
    public ReplayField State => fields[0];

    /// <summary>The action taken.</summary>
    public ReplayField Action => fields[1];

    /// <summary>The reward received.</summary>
    public ReplayField Reward => fields[2];

    /// <summary>The observation after the step.</summary>
    public ReplayField NextState => fields[3];

    /// <summary>Space for the action in the next state, which the learner computes.</summary>
    public ReplayField NextAction => fields[4];

    /// <summary>
    /// In buffers that record where episodes ended, 1 if one ended with the row, by termination or by a time limit. It occupies the space
    /// for the next action, which the learner overwrites before anything reads it.
    /// </summary>
    public ReplayField EpisodeEnd => new("episode-end", NextAction.First, 1);

    /// <summary>1 − terminated.</summary>
    public ReplayField NotDone => fields[5];

    /// <summary>Number of columns of the fields added by methods.</summary>
    public int AddedColumns => Columns - NotDone.End;

    /// <summary>Columns in use.</summary>
    public int Columns => fields[^1].End;

    /// <summary>Floats of a stored row: the columns, rounded up to whole cache lines.</summary>
    public int RowLength => (Columns + 15) & ~15;

    /// <summary>A field by its name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="KeyNotFoundException">There is no such field.</exception>
    public ReplayField this[string name]
    {
        get
        {
            foreach (ReplayField field in fields)
            {
                if (field.Name == name)
                {
                    return field;
                }
            }

            throw new KeyNotFoundException($"A transition has no field '{name}'; it has {string.Join(", ", fields.Select(field => field.Name))}.");
        }
    }

    /// <summary>Whether there is a field of a name.</summary>
    /// <param name="name">The name.</param>
    public bool Has(string name) => Array.Exists(fields, field => field.Name == name);

    /// <summary>Whether its first fields are those of another layout.</summary>
    /// <param name="other">The other layout.</param>
    public bool Begins(ReplayLayout other) =>
        ReferenceEquals(this, other) || (other is not null && fields.AsSpan().StartsWith(other.fields));

    /// <summary>The layout with one more field after all others.</summary>
    /// <param name="name">Its name, unique among the fields.</param>
    /// <param name="length">Number of columns, at least 1.</param>
    /// <exception cref="ArgumentException">There already is a field of that name.</exception>
    public ReplayLayout With(string name, int length) => new(Place([.. fields.Select(field => (field.Name, field.Length)), (name, length)]));

    /// <inheritdoc/>
    public bool Equals(ReplayLayout? other) => ReferenceEquals(this, other) || (other is not null && fields.AsSpan().SequenceEqual(other.fields));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ReplayLayout);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(fields.Length, Columns, fields[^1]);

    private static ReplayField[] Place(ReadOnlySpan<(string Name, int Length)> parts)
    {
        var placed = new ReplayField[parts.Length];
        int first = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            (string name, int length) = parts[i];
            ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
            if (Array.Exists(placed, field => field.Name == name))
            {
                throw new ArgumentException($"A transition has a field '{name}' already.", nameof(parts));
            }

            placed[i] = new ReplayField(name, first, length);
            first = placed[i].End;
        }

        return placed;
    }
}
