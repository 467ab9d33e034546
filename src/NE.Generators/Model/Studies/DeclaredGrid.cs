namespace NE.Generators.Model.Studies;

/// <summary>One setting varied by a study.</summary>
/// <param name="Part">The part's name, for example <c>Grow</c>.</param>
/// <param name="Setting">The setting's name, for example <c>Every</c>.</param>
/// <param name="Values">Its values: numbers, indices of choices, 0 and 1.</param>
internal sealed record DeclaredGrid(string Part, string Setting, EquatableArray<double> Values);
