using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NE.Generators.Printing.Kernels;

/// <summary>Names of the program as macros: <c>value1Trace</c> becomes <c>VALUE1_TRACE</c>. No two things get one name.</summary>
internal sealed class MacroNames
{
    private readonly Dictionary<string, string> given = [];
    // What the dialect, its library and the head of every text define.
    private readonly HashSet<string> taken =
    [
        "ACTIONS", "ACTION_LIMIT", "ACTIVE_THRESHOLD", "ARENA_AT", "ARENA_LENGTH", "BATCH_SIZE", "BETA1", "BETA2", "CLIP_ALL", "CLIP_NEWBORN", "CLIP_NONE",
        "DEVICE", "DISCOUNT", "ELU", "EPSILON", "FMA", "GELU", "GID", "GLOBAL", "IDENTITY", "KAPPA", "KERNEL", "KERNEL_TEAM", "LAUNCH", "LEAKY_RELU",
        "LEARNER", "LEARNER_AT", "LID", "LOCALP", "NGROUPS", "NO_SLOT", "OBSERVATIONS", "OBSERVATION_AT", "OLDEST", "PADDED_BATCH", "POOL", "PROBE_SIZE",
        "RELU", "RESTRICT", "RESULT_LENGTH", "ROWS_K", "ROWS_M", "ROWS_N", "ROW_LENGTH", "SEED", "SHARED", "SHARED4", "SIGMOID", "SILU", "SOFTPLUS", "SQRT",
        "STEP_LENGTH", "STEP_SECTIONS", "SYNC_THREADS", "TANH", "TARGET_NOISE", "TARGET_NOISE_CLIP", "TAU", "TEAM_ID", "TEAM_RANK", "TEAM_SIZE",
        "TEAM_SYNC", "THREADS", "TILE_FLOATS", "TILE_K", "UNROLL", "UPDATE", "WEIGHTS_M", "WEIGHTS_N",
    ];

    /// <summary>The macro for a thing.</summary>
    /// <param name="key">What it is, unique.</param>
    /// <param name="words">Its name in words of the program.</param>
    public string Of(string key, params string[] words)
    {
        if (!given.TryGetValue(key, out string? name))
        {
            string wanted = string.Join("_", words.Select(Upper));
            name = wanted;
            for (int number = 2; !taken.Add(name); number++)
            {
                name = $"{wanted}_{number}";
            }

            given[key] = name;
        }

        return name;
    }

    /// <summary>A name of C# in upper case with underscores; letters that are not ASCII by their number.</summary>
    public static string Upper(string name)
    {
        var upper = new StringBuilder();
        name = name.TrimStart('@');
        for (int i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]))
            {
                upper.Append('_');
            }

            bool plain = name[i] < 128;
            upper.Append(plain ? char.ToUpperInvariant(name[i]).ToString() : ((int)name[i]).ToString("X4", CultureInfo.InvariantCulture));
        }

        return upper.ToString();
    }
}
