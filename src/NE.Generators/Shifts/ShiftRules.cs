using System;
using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Vocabulary;
using NE.Shared;

namespace NE.Generators.Shifts;

/// <summary>Checks the shifts of an experiment: their values, the elements they name, and whether they change anything.</summary>
internal static class ShiftRules
{
    /// <summary>Checks all shifts.</summary>
    /// <param name="declaration">The experiment.</param>
    /// <param name="sizesKnown">False if the task is unknown.</param>
    public static IEnumerable<Problem> Check(Declaration declaration, bool sizesKnown)
    {
        foreach (PartValues part in declaration.Parts)
        {
            if (PartObjects.Of(part) is ShiftAttribute shift)
            {
                TaskModel? model = sizesKnown && declaration.Task.TypeName is null
                    ? TaskCatalogue.All.FirstOrDefault(task => task.Name == declaration.Task.Name)?.Model
                    : null;
                foreach (Problem problem in new ShiftCheck(declaration, shift, model).Problems())
                {
                    yield return problem;
                }
            }
        }
    }

    /// <summary>The checks of one shift.</summary>
    /// <param name="declaration">The experiment.</param>
    /// <param name="shift">The shift.</param>
    /// <param name="model">The model of its task; null if that is the user's.</param>
    private sealed class ShiftCheck(Declaration declaration, ShiftAttribute shift, TaskModel? model)
    {
        private readonly ShiftedProperty known = ShiftRegistry.Of(shift.Property);
        private readonly string key = PartKey.Of("Shift", shift.Property.ToString());

        public IEnumerable<Problem> Problems() => [.. Source(), .. Bounds(), .. Effect(), .. Elements(), .. Unused()];

        private Problem At(string id, string message, string? setting = null) => new(id, message, [Anchor.Part(key, setting), Anchor.Part(key)]);

        private IEnumerable<Problem> Source()
        {
            int sources = (shift.Draw == Draw.None ? 0 : 1) + (shift.Values is null ? 0 : 1) + (shift.Scale is null ? 0 : 1);
            if (known.Values is null && sources > 0)
            {
                yield return At(
                    ProblemId.ShiftWithoutValues,
                    $"{shift.Property} has no values: every segment draws an order. Delete Draw, Values and Scale.");
            }
            else if (known.Values is not null && sources != 1)
            {
                yield return At(
                    ProblemId.ShiftWithoutValues,
                    sources == 0
                        ? $"The shift of {shift.Property} has no values; write Draw with From and To, or a list: Values or Scale."
                        : $"The shift of {shift.Property} has values from {sources} sources; keep one of Draw, Values and Scale.");
            }
            else if (shift.Values is { Length: 0 } || shift.Scale is { Length: 0 })
            {
                yield return At(
                    ProblemId.ShiftWithoutValues, $"The list of the shift of {shift.Property} is empty; write at least one number.",
                    shift.Values is null ? nameof(shift.Scale) : nameof(shift.Values));
            }
        }

        private IEnumerable<Problem> Bounds()
        {
            if (known.Values is not { } range)
            {
                yield break;
            }

            foreach (double value in (shift.Values ?? []).Where(value => !range.Contains(value)).Take(1))
            {
                yield return Outside(nameof(shift.Values), value, range);
            }

            // A factor is in the range too: none of these properties can change its sign or vanish where a value could not.
            foreach (double factor in (shift.Scale ?? []).Where(value => !range.Contains(value)).Take(1))
            {
                yield return Outside(nameof(shift.Scale), factor, range);
            }

            if (shift.Draw is Draw.LogUniform or Draw.Uniform)
            {
                if (!(shift.From < shift.To))
                {
                    yield return At(
                        ProblemId.ShiftOutOfRange,
                        $"The shift of {shift.Property} draws from {MessageFormat.Number(shift.From)} to {MessageFormat.Number(shift.To)}; "
                        + "From must be below To.",
                        nameof(shift.From));
                }
                else if (shift.Draw == Draw.LogUniform && shift.From <= 0)
                {
                    yield return At(
                        ProblemId.ShiftOutOfRange,
                        $"The shift of {shift.Property} draws with a uniform logarithm from {MessageFormat.Number(shift.From)}; From must be above 0.",
                        nameof(shift.From));
                }
                else if (!range.Contains(shift.From) || !range.Contains(shift.To))
                {
                    bool low = !range.Contains(shift.From);
                    yield return Outside(low ? nameof(shift.From) : nameof(shift.To), low ? shift.From : shift.To, range);
                }
            }
            else if (shift.Draw == Draw.Normal)
            {
                if (range.Low > -1e6 || range.High < 1e6)
                {
                    yield return At(
                        ProblemId.ShiftOutOfRange,
                        $"{shift.Property} must be {range}, and a normal number has no bounds; use Draw.Uniform or Draw.LogUniform.", nameof(shift.Draw));
                }
                else if (!(shift.To > 0))
                {
                    yield return At(
                        ProblemId.ShiftOutOfRange,
                        $"The shift of {shift.Property} draws with a standard deviation of {MessageFormat.Number(shift.To)}; To must be above 0.",
                        nameof(shift.To));
                }
            }
        }

        private Problem Outside(string setting, double value, ValueRange range) => At(
            ProblemId.ShiftOutOfRange, $"{shift.Property} cannot be {MessageFormat.Number(value)}; it must be {range}.", setting);

        private IEnumerable<Problem> Effect()
        {
            if (model is not null && known.WithoutEffectOn(model) is { } reason)
            {
                yield return At(
                    ProblemId.ShiftWithoutEffect,
                    $"A shift of {shift.Property} changes nothing on {declaration.Task.Name}: {reason}. Delete it or choose another task.");
            }
            else if (!known.HasNominal && (shift.Scale is not null || shift.Relative))
            {
                yield return At(
                    ProblemId.ShiftWithoutEffect,
                    $"The unchanged task has no {shift.Property} that a factor could multiply; write Values, or a draw without Relative.",
                    shift.Scale is not null ? nameof(shift.Scale) : nameof(shift.Relative));
            }
            else if (shift.First == FirstSegment.Nominal && shift.Every >= declaration.Experiment.Steps)
            {
                yield return At(
                    ProblemId.ShiftWithoutEffect,
                    $"The shift of {shift.Property} changes nothing: its first change is due at step {MessageFormat.Count(shift.Every)}, and the run has "
                    + $"{MessageFormat.Count(declaration.Experiment.Steps)}. Lower Every.",
                    nameof(shift.Every));
            }
        }

        private IEnumerable<Problem> Elements()
        {
            string[] names = [.. shift.Of.Split([','], StringSplitOptions.RemoveEmptyEntries).Select(static name => name.Trim())];
            if (names.Length == 0)
            {
                yield break;
            }

            if (known.Elements is not { } what)
            {
                yield return At(
                    ProblemId.ShiftOfUnknown, $"{shift.Property} belongs to no named part of the model; delete Of.", nameof(shift.Of));
                yield break;
            }

            IReadOnlyList<string> all = model is null ? names : known.ElementsOf(model);
            foreach (string name in names.Where(name => !all.Contains(name)).Take(1))
            {
                string advice = NearestName.Of(name, [.. all]) is { } near ? $"Did you mean '{near}'?" : $"There are {MessageFormat.All([.. all])}.";
                yield return At(
                    ProblemId.ShiftOfUnknown, $"{declaration.Task.Name} has no {what} named '{name}'. {advice}", nameof(shift.Of));
            }
        }

        private IEnumerable<Problem> Unused()
        {
            if (shift.Draw == Draw.None && known.Values is not null && (shift.Relative || shift.From != 0 || shift.To != 1))
            {
                string setting = shift.From != 0 ? nameof(shift.From) : shift.To != 1 ? nameof(shift.To) : nameof(shift.Relative);
                yield return At(
                    ProblemId.ShiftValueUnused, $"Shift.{setting} has no effect: nothing is drawn. Write Draw, or delete it.", setting);
            }

            if (shift.Drift && shift.At == ChangeAt.Step)
            {
                yield return At(
                    ProblemId.ShiftValueUnused,
                    "Shift.Drift has no effect with ChangeAt.Step: every change comes exactly when it is due. Delete one of the two.", nameof(shift.Drift));
            }

            if (shift.First == FirstSegment.Drawn && shift.Every >= declaration.Experiment.Steps)
            {
                yield return At(
                    ProblemId.ShiftValueUnused,
                    $"Shift.Every = {MessageFormat.Count(shift.Every)} is not shorter than the run of {MessageFormat.Count(declaration.Experiment.Steps)} "
                    + "environment steps: the first value stays. Lower it.",
                    nameof(shift.Every));
            }
        }
    }
}
