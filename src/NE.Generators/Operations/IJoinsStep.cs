using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>An operation on the weights behind a step of an optimiser, which the step's pass over the weights can do as well.</summary>
internal interface IJoinsStep
{
    /// <summary>What the merged kernel's name gains.</summary>
    string StepName { get; }

    /// <summary>What the line of the program's text gains.</summary>
    string StepText { get; }

    /// <summary>What the merged kernel is given more.</summary>
    string StepArguments(Notation n);

    /// <summary>What it assigns in the terms of a step that has some, in C#; empty for nothing.</summary>
    string StepTerm(Notation n);

    /// <summary>Which weights a device's step clips, and to what; null for none.</summary>
    (string Kind, string Limit)? StepClip(KernelNotation n);
}
