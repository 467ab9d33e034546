using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Vocabulary;

namespace NE.Generators.FrontEnds.Attributes;

/// <summary>Reads the task of an experiment: a name, or a user-defined class.</summary>
internal static class TaskReader
{
    private const string EnvironmentInterface = "NE.Runtime.Environments.IEnvironment";
    private const string Low = nameof(TaskAttribute.ActionLow), High = nameof(TaskAttribute.ActionHigh);
    private static readonly Anchor Place = Anchor.Part(Schema.Environment);

    /// <summary>The task of a class, or null if it names none or one that cannot be read.</summary>
    public static TaskReference? Read(INamedTypeSymbol type, List<Problem> problems)
    {
        AttributeData[] named = [.. type.GetAttributes().Where(attribute => attribute.VocabularyName() == Schema.Environment)];
        if (named.Length > 1)
        {
            problems.Add(new(ProblemId.TaskTwice, "The experiment names two tasks; keep one [Environment].", [Place]));
        }

        if (named.Length == 0)
        {
            return null;
        }

        return named[0].AttributeClass is { TypeArguments.Length: 1 } generic
            ? generic.TypeArguments[0] is INamedTypeSymbol { TypeKind: TypeKind.Class } own ? ReadOwn(own, Place, problems) : null
            : AttributeValues.Texts(named[0]) is { Count: > 0 } names ? new(names.ToEquatableArray(), null) : null;
    }

    /// <summary>The values of a <c>[Task]</c> that are out of range.</summary>
    public static IEnumerable<Problem> OutOfRange(INamedTypeSymbol task)
    {
        AttributeData? sizes = task.GetAttributes().FirstOrDefault(attribute => attribute.VocabularyName() == "Task");
        if (sizes is null)
        {
            yield break;
        }

        foreach (SettingSchema size in Schema.Task.Settings)
        {
            (string name, ValueRange range) = (size.Name, size.Range);
            double value = AttributeValues.Named(sizes, name, size.Default());
            if (!size.Allows(value))
            {
                bool written = sizes.NamedArguments.Any(argument => argument.Key == name);
                yield return new(
                    ProblemId.TaskValueOutOfRange,
                    written
                        ? $"Task.{name} = {MessageFormat.Number(value)} is out of range; it must be {range}."
                        : $"The task does not state its {name}; write [Task({name} = ...)], {range}.",
                    [Anchor.Part("Task", name), Anchor.Part("Task")]);
            }
        }

        if (WrongBounds(sizes) is var (at, sentence))
        {
            yield return new(ProblemId.TaskValueOutOfRange, sentence, [Anchor.Part("Task", at), Anchor.Part("Task")]);
        }
    }

    /// <summary>The problem with the bounds of single components and the argument at fault, or null.</summary>
    private static (string At, string Sentence)? WrongBounds(AttributeData sizes)
    {
        bool Written(string name) => sizes.NamedArguments.Any(argument => argument.Key == name);
        IReadOnlyList<double>? low = AttributeValues.Numbers(sizes, Low), high = AttributeValues.Numbers(sizes, High);
        if (low is null && high is null)
        {
            return null;
        }

        if (low is null || high is null)
        {
            (string one, string other) = low is null ? (High, Low) : (Low, High);
            return (one, $"Task.{one} is set without {other}; set both, or ActionLimit instead.");
        }

        if (Written(nameof(TaskAttribute.ActionLimit)))
        {
            return (nameof(TaskAttribute.ActionLimit), $"Task.ActionLimit and {Low} both bound the actions; keep one.");
        }

        double actions = AttributeValues.Named(sizes, nameof(TaskAttribute.Actions), 0);
        foreach ((string name, int count) in new[] { (Low, low.Count), (High, high.Count) })
        {
            if (count != actions)
            {
                return (name, $"Task.{name} has {MessageFormat.Count(count)} numbers, but an action has {MessageFormat.Count((long)actions)}; write one for each.");
            }
        }

        for (int i = 0; i < low.Count; i++)
        {
            float from = (float)low[i], to = (float)high[i];
            if (!(from < to) || float.IsInfinity(from) || float.IsInfinity(to))
            {
                return (Low, $"Action component {i} has the bounds {MessageFormat.Number(low[i])} and {MessageFormat.Number(high[i])}; both must be finite, "
                    + "the lower one below the upper.");
            }
        }

        return null;
    }

    /// <summary>Reads a user-defined task.</summary>
    /// <param name="own">The class.</param>
    /// <param name="place">The reference to it.</param>
    /// <param name="problems">Receives the problems.</param>
    public static TaskReference ReadOwn(INamedTypeSymbol own, Anchor place, List<Problem> problems)
    {
        if (!own.AllInterfaces.Any(contract => contract.ToDisplayString() == EnvironmentInterface))
        {
            problems.Add(new(ProblemId.NotAnEnvironment, $"'{own.Name}' is not a task; it must implement {EnvironmentInterface}.",
                [place]));
        }

        if (own.IsAbstract || own.IsGeneric() || !own.IsReachable() || !own.InstanceConstructors.Any(Symbols.IsPlain))
        {
            problems.Add(new(
                ProblemId.TaskCannotBeMade,
                $"'{own.Name}' cannot be constructed by generated code; it must be an ordinary public or internal class with a public "
                + "parameterless constructor.",
                [place]));
        }

        AttributeData? sizes = own.GetAttributes().FirstOrDefault(attribute => attribute.VocabularyName() == "Task");
        if (sizes is null)
        {
            problems.Add(new(
                ProblemId.TaskWithoutSizes,
                $"'{own.Name}' does not state its sizes; write [Task(Observations = ..., Actions = ..., StepLimit = ...)] on it.",
                [place]));
            return new(own.Name, null);
        }

        if (OutOfRange(own).Any())
        {
            // Reported at the task; repeated here only so that no agent is generated.
            problems.Add(new(ProblemId.TaskValueOutOfRange, $"The sizes of '{own.Name}' are out of range; see its [Task].", [place]));
            return new(own.Name, null);
        }

        IReadOnlyList<double> low = AttributeValues.Numbers(sizes, Low) ?? [], high = AttributeValues.Numbers(sizes, High) ?? [];
        bool same = low.All(bound => (float)bound == -(float)high[0]) && high.All(bound => (float)bound == (float)high[0]);
        return new(own.Name, new(
            own.Name,
            own.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            (int)Size(nameof(TaskAttribute.Observations)),
            (int)Size(nameof(TaskAttribute.Actions)),
            same && high.Count > 0 ? high[0] : Size(nameof(TaskAttribute.ActionLimit)),
            (int)Size(nameof(TaskAttribute.StepLimit)))
        {
            ActionLow = same ? [] : low.ToEquatableArray(),
            ActionHigh = same ? [] : high.ToEquatableArray(),
        });

        double Size(string name) => AttributeValues.Named(sizes, name, Schema.Task.Find(name)!.Default());
    }
}
