//! What a host takes of the machine that the swarm runs on as well.

/// The host's process, where it runs on this machine and the system tells about processes.
pub(super) struct Server {
    process: u32,
}

impl Server {
    /// Who listens on a port: by the socket's number among the open files of all processes.
    pub fn find(port: u16) -> Option<Self> {
        let mark = format!(":{port:04X}");
        let tables = ["/proc/net/tcp", "/proc/net/tcp6"].map(std::fs::read_to_string);
        let listening = tables.iter().flatten().flat_map(|table| table.lines()).find_map(|line| {
            let parts: Vec<&str> = line.split_whitespace().collect();
            let listens = parts.get(1)?.ends_with(&mark) && *parts.get(3)? == "0A";
            listens.then(|| parts.get(9).map(|inode| format!("socket:[{inode}]")))?
        })?;
        let numbers = std::fs::read_dir("/proc").ok()?.flatten();
        let mut processes = numbers.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
        let process = processes.find(|process| {
            let files = std::fs::read_dir(format!("/proc/{process}/fd")).into_iter().flatten().flatten();
            let mut links = files.filter_map(|file| std::fs::read_link(file.path()).ok());
            links.any(|link| link.to_str() == Some(&listening))
        })?;
        Some(Self { process })
    }

    /// Time of the processor so far, in milliseconds.
    pub fn used(&self) -> Option<f64> {
        // In nanoseconds, summed over the threads: the process's own file counts in hundredths of a second.
        let tasks = std::fs::read_dir(format!("/proc/{}/task", self.process)).ok()?.flatten();
        let nanos = tasks.filter_map(|task| {
            let text = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
            text.split_whitespace().next()?.parse::<u64>().ok()
        });
        Some(nanos.sum::<u64>() as f64 / 1e6)
    }

    /// Memory, in MiB.
    pub fn resident(&self) -> Option<f64> {
        let text = std::fs::read_to_string(format!("/proc/{}/status", self.process)).ok()?;
        let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        Some(line.split_whitespace().next()?.parse::<f64>().ok()? / 1024.0)
    }
}
