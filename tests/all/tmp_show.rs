#[test]
fn show() {
    for f in std::env::var("SHOW").unwrap_or_default().split_whitespace() {
        let t = std::fs::read_to_string(f).unwrap();
        let t0 = std::time::Instant::now();
        let l = footlights::scenario::load(f, &t);
        eprintln!("{f} {:?} {} bytes, {} faults", t0.elapsed(), t.len(), l.faults.len());
        for d in l.faults {
            let line = t[..d.span.start].matches('\n').count() + 1;
            let args: Vec<_> = d.message.args.iter().map(|a| format!("{:?}", a.1)).collect();
            let h: Vec<_> = d
                .hints
                .iter()
                .map(|h| format!("{} {:?}", h.id, h.args.iter().map(|a| &a.1).collect::<Vec<_>>()))
                .collect();
            eprintln!("  {:?} {} {line} {} | {}", d.severity, d.code, args.join(" "), h.join("; "));
        }
    }
}
