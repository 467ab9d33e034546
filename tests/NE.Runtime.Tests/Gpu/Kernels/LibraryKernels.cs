using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NE.Runtime.Tests.Gpu.Kernels;

/// <summary>One kernel for each function of the library: it passes on its 64-bit parameters and distributes the work.</summary>
internal static class LibraryKernels
{
    private const string Layer = "iiiii" + "iiiiiiii" + Adam + "if" + "if";
    private const string Adam = "ffffffffpi";

    /// <summary>Parameters behind those that all share: int, word (u), float, double, pointer.</summary>
    private static readonly Dictionary<string, string> Rows = new()
    {
        ["gather"] = "iipuuuuuuu",
        ["gather_n_step"] = "iipuuuuuuuuifiiii",
        ["copy"] = "iiiii",
        ["scale"] = "iiifii",
        ["add"] = "iiiiiii",
        ["normalise_observations"] = "iiipfii",
        ["activate"] = "iiiiii",
        ["activate_backward"] = "iiiiiiii",
        ["activate_pair"] = "iiiiii",
        ["activate_pair_backward"] = "iiiiiiii",
        ["linear_forward"] = "iiiiiiii",
        ["linear_forward_narrow"] = "iiiiiiii",
        ["linear_input_gradient"] = "iiiiiiiiiiii",
        ["linear_input_gradient_narrow"] = "iiiiiiiiiiii",
        ["linear_input_gradient_shallow"] = "iiiiiiiiiiii",
        ["norm_forward"] = "iiiifiiii",
        ["norm_input_gradient"] = "iiiiiiiiii",
        ["smooth_target"] = "iiifffuuuuiii",
        ["twin_target"] = "iiiiiiiifii",
        ["single_target"] = "iiiiiifii",
        ["value_error"] = "iiiiii",
        ["deterministic_policy_loss"] = "iiii",
        ["squashed_sample"] = "iiipffuuuuiiiiiii",
        ["squashed_mean"] = "iiipii",
        ["squashed_gradient"] = "iiipffiiiiiiii",
        ["soft_target"] = "iiiiiiiiiiffii",
        ["soft_slopes"] = "iiiifiiiiii",
        ["soft_slope"] = "fiiii",
    };

    private static readonly Dictionary<string, string> Weights = new()
    {
        ["layer_step"] = Layer,
        ["layer_step_narrow"] = Layer,
        ["layer_step_with_terms"] = Layer + "p",
        ["layer_step_narrow_with_terms"] = Layer + "p",
        ["layer_soft_update"] = "iiif",
        ["norm_step"] = "iiiiiiiiii" + Adam + "if",
        ["norm_step_with_terms"] = "iiiiiiiiii" + Adam + "ifp",
        ["batch_error"] = "iiiiip",
        ["batch_mean"] = "iiip",
        ["batch_soft_loss"] = "iiiiiifip",
        ["temperature_step"] = "iiiif" + Adam + "p",
        ["count_activated"] = "iiiidip",
    };

    /// <summary>All functions.</summary>
    public static IEnumerable<string> Functions => Rows.Keys.Concat(Weights.Keys);

    /// <summary>Whether a function goes through rows of the batch.</summary>
    public static bool GoesThroughRows(string function) => Rows.ContainsKey(function);

    /// <summary>The kernels of all functions.</summary>
    public static string Body { get; } = string.Concat(Functions.Select(Kernel));

    /// <summary>
    /// The kernel of a function. Its first integer is the number of samples, or the number of tasks done before; a weights function leaves
    /// the number of its tasks in the first float.
    /// </summary>
    public static string Kernel(string function)
    {
        bool rows = GoesThroughRows(function);
        string kinds = rows ? Rows[function] : Weights[function];
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"KERNEL(THREADS) test_{function}(GLOBAL float* P, i64 first");
        for (int i = 0; i < kinds.Length; i++)
            text.Append(CultureInfo.InvariantCulture, $", i64 a{i}");

        string arguments = string.Join(", ", kinds.Select(Argument));
        text.Append(") {\n    SHARED4 float tile[TILE_FLOATS];\n");
        text.Append(
            rows
                ? $$"""
                    for (int row = GID * ROWS_M; row < (int)first; row += NGROUPS * ROWS_M) {
                        {{function}}(P, tile, row, (int)first, {{arguments}});
                    }
                }

                """
                : $$"""
                    const int tasks = {{function}}(P, tile, GID, NGROUPS, (int)first, {{arguments}});
                    if (GID == 0 && LID == 0) {
                        P[0] = (float)(tasks - (int)first);
                    }
                }

                """);
        return text.ToString();
    }

    private static string Argument(char kind, int i) => kind switch
    {
        'u' => $"(u32)a{i}",
        'f' => $"INT_AS_FLOAT(a{i})",
        'd' => $"(double)INT_AS_FLOAT(a{i})",
        'p' => $"P + a{i}",
        _ => $"(int)a{i}",
    };
}
