using System.Collections.Generic;
using NE.Generators.Program;

namespace NE.Generators.Printing.CSharp;

/// <summary>Prints a section or routine as a method.</summary>
internal sealed class MethodPrinter(CodeWriter code, ProgramModel program)
{
    private readonly Notation notation = new CSharpNotation(program.Buffers);

    /// <summary>Prints a section.</summary>
    public void Print(Section section)
    {
        code.Gap();
        if (section.Summary.Length > 0)
        {
            code.Summary(section.Summary);
        }
        else
        {
            code.Line("/// <inheritdoc/>");
        }

        Body(section.Heading ?? $"private void {section.Name}()", section.Steps, "");
    }

    /// <summary>Prints a routine.</summary>
    /// <param name="routine">The routine.</param>
    /// <param name="accessibility"><c>private</c> for the agent's, <c>internal</c> for a network's.</param>
    public void Print(Routine routine, string accessibility)
    {
        code.Gap().Summary(routine.Summary);
        string type = routine.Result is null ? "void" : "float";
        string result = routine.Result is { } value ? $"return {notation.Local(value)};" : "";
        Body($"{accessibility} {type} {routine.Name}({string.Join(", ", Parameters(routine))})", routine.Steps, result);
    }

    /// <summary>The parameters of a routine, type and name.</summary>
    public static IEnumerable<string> Parameters(Routine routine)
    {
        if (routine.Layered)
        {
            yield return $"{Slot.Given.Storage.Type} layer";
        }

        if (routine.Sided)
        {
            yield return "Networks::Side side";
        }

        foreach (Group formal in routine.Formals)
        {
            yield return $"{formal.Type} {formal.Name}";
        }

        if (routine.Streamed)
        {
            yield return "Random::RandomStreamId stream";
        }

        foreach (Number number in routine.Given)
        {
            yield return $"{number.Type} {number.Name}";
        }
    }

    private void Body(string heading, IEnumerable<Step> steps, string result) => code.Block(heading, () =>
    {
        bool first = true;
        foreach (Step step in steps)
        {
            if (!first && step.Caption.Length > 0)
            {
                code.Line();
            }

            if (step.Caption.Length > 0)
            {
                code.Line("// " + step.Caption);
            }

            foreach (Operation operation in step.Operations)
            {
                code.Line(operation.CSharp(notation));
            }

            first = false;
        }

        if (result.Length > 0)
        {
            code.Line(result);
        }
    });
}
