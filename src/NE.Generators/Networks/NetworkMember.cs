using System;
using System.Collections.Generic;

namespace NE.Generators.Networks;

/// <summary>A member of a generated network other than its routines.</summary>
/// <param name="Summary">Its summary in one sentence.</param>
/// <param name="Lines">Returns its lines, when all routines of the network are known.</param>
internal sealed record NetworkMember(string Summary, Func<IEnumerable<string>> Lines);
