using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Printing.Kernels;

/// <summary>Names of the program as macros: <c>value1Cache</c> becomes <c>VALUE1_CACHE</c>. Names are unique.</summary>
internal sealed class MacroNames
{
    // Names defined by the dialect, its library and the head of every text; a test compares the list with them.
    private static readonly string[] Fixed =
    [
        "ACTION_AT", "ACTION_BOUNDS", "ACTOR_LAST_AGE", "ACTOR_STEP", "ACTOR_STEP_BY_AGE", "ACTOR_TABLE", "ADAM_PARAMETERS",
        "ADD_PRODUCTS", "ADD_PRODUCTS_OF", "ARENA_AT", "ARENA_LENGTH", "BARRIER_LENGTH", "BETA1", "BETA2", "CLEAR", "CLIP_ALL",
        "CLIP_NEWBORN", "CLIP_NONE", "CRITIC_LAST_AGE", "CRITIC_STEP", "CRITIC_STEP_BY_AGE", "CRITIC_TABLE", "DEVICE", "DEVICE_FN",
        "ENVIRONMENT_STEP", "EPSILON", "FETCH_COLUMNS_OF_WEIGHTS", "FETCH_ROWS_OF_WEIGHTS", "FETCH_SAMPLES", "FETCH_SIXTEENTHS",
        "FIRST_TASK", "FLOAT_AS_INT", "FLOAT_AS_U32", "FMA", "GID", "GID_Y", "GLOBAL", "GRADIENT_TERMS", "INT_AS_FLOAT",
        "KEEP_BY_TERMS", "KEEP_BY_UNITS", "KERNEL", "KERNEL_TEAM", "LARGER", "LAUNCH", "LAYER_PARAMETERS", "layer_step",
        "layer_step_narrow", "LD4L", "LEARNER", "LEARNER_AT", "LID", "LOCALP", "LOG_STD_MAX", "LOG_STD_MIN", "MERGE", "MOMENTUM",
        "MULHI_U32", "NGROUPS", "NO_SLOT", "norm_step", "OBSERVATION_AT", "OLDEST", "ONE_MINUS_BETA1", "ONE_MINUS_BETA2",
        "PADDED_BATCH", "PARTIALS", "POOL", "RESTRICT", "RESULT_LENGTH", "RESULTS", "ROUNDER", "ROW_LENGTH", "ROWS_FIRST_M",
        "ROWS_FIRST_N", "ROWS_FLOATS", "ROWS_M", "ROWS_M_FETCHES", "ROWS_M_STRIDE", "ROWS_N", "ROWS_N_FETCHES", "ROWS_N_STRIDE",
        "ROWS_PARAMETERS", "SEED", "SHARED4", "SOFT_UPDATE_PARAMETERS", "SOFT_UPDATED", "SQRT", "STEP_LENGTH", "STEP_SECTIONS",
        "STORED", "STREAM_NEXT_ACTION", "STREAM_POLICY_ACTION", "STREAM_REPLAY_INDEX", "STREAM_SAMPLED_ACTION",
        "STREAM_TARGET_SMOOTHING", "SYNC_THREADS", "TEAM_BLOCK", "TEAM_CLUSTER", "TEAM_GRID", "TEAM_ID", "TEAM_RANK", "TEAM_SIZE",
        "TEAM_SYNC", "TERMS_PARAMETERS", "THREADS", "TILE_FLOATS", "TILE_K", "U32_AS_FLOAT", "UNROLL", "UPDATE", "WEIGHTS_FLOATS",
        "WEIGHTS_M", "WEIGHTS_M_FETCHES", "WEIGHTS_M_STRIDE", "WEIGHTS_N", "WEIGHTS_N_FETCHES", "WEIGHTS_N_STRIDE",
        "WEIGHTS_PARAMETERS", .. ActivationFunction.All.Select(static function => Upper(function.Name)),
        .. PairFunction.All.Select(static function => Upper(function.Name)),
    ];

    private readonly Dictionary<string, string> given = [];
    private readonly HashSet<string> taken;

    /// <summary>Reserves the names of the library and those of a program's numbers.</summary>
    public MacroNames(IEnumerable<Number> numbers)
    {
        Reserved = [.. Fixed, .. numbers.Select(static number => Upper(number.Name))];
        taken = [.. Reserved];
    }

    /// <summary>Reserved names.</summary>
    public IReadOnlyCollection<string> Reserved { get; }

    /// <summary>The macro for an item.</summary>
    /// <param name="key">Its unique key.</param>
    /// <param name="words">Its name in the program.</param>
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

    /// <summary>A C# name in upper case with underscores; non-ASCII letters as code points.</summary>
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
