using System.Collections.Generic;
using System.Linq;
using NE.Generators.Lowering;

namespace NE.Generators.Printing.CSharp;

/// <summary>Prints a section or routine as a method.</summary>
internal static class SectionPrinter
{
    /// <summary>Prints the method.</summary>
    /// <param name="code">The writer.</param>
    /// <param name="section">The section.</param>
    /// <param name="accessibility"><c>private</c> for the agent's sections, <c>internal</c> for a network's routines.</param>
    public static void Print(CodeWriter code, Section section, string accessibility) =>
        Method(code.Gap().Summary(section.Summary), section, accessibility);

    /// <summary>Prints the method without its documentation.</summary>
    public static void Method(CodeWriter code, Section section, string accessibility)
    {
        string parameters = string.Join(", ", section.Parameters.Select(static p => $"{Type(p.Kind)} {p.Name}"));
        code.Block($"{accessibility} void {section.Name}({parameters})", () => Body(code, section.Steps));
    }

    /// <summary>Prints the operations of steps, each under its caption.</summary>
    public static void Body(CodeWriter code, IEnumerable<Step> steps)
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
                code.Line(OperationTable.CSharp(operation));
            }

            first = false;
        }
    }

    private static string Type(ParameterKind kind) => kind switch
    {
        ParameterKind.Side => "Networks::Side",
        ParameterKind.Activations => "Memory::Activations",
        ParameterKind.Cache => "ForwardCache",
        ParameterKind.AdamStep => "in Kernels::AdamStep",
        ParameterKind.AdamTable => "Kernels::AdamTable",
        ParameterKind.Learner => "int",
        ParameterKind.Metrics => "Telemetry::IMetricWriter",
        ParameterKind.ElasticLayer => "Topology::ElasticLayer",
        _ => "float",
    };
}
